/** A browser that follows redirects, keeps cookies, and fills in the test host's pages. It stops at whatever is not the server's. */
export class Browser {
  cookies = new Map();
  visited = [];
  logins = 0;
  consent = { scopes: '' };

  async authorize(start) {
    return this.follow(start);
  }

  async follow(start) {
    let url = new URL(start);
    const host = url.host;
    let body;
    for (let steps = 0; steps < 20; steps++) {
      if (url.host !== host) return url;
      this.visited.push(url.pathname);
      const response = await fetch(url, { method: body ? 'POST' : 'GET', body, redirect: 'manual', headers: { cookie: this.#cookies() } });
      this.#keep(response);
      body = undefined;
      if (response.headers.has('location')) {
        url = new URL(response.headers.get('location'), url);
        continue;
      }
      const text = await response.text();
      if (url.pathname === '/Account/Login') {
        this.logins++;
        body = new URLSearchParams({ user: 'an' });
      } else if (url.pathname === '/consent') {
        body = new URLSearchParams(this.consent);
      } else if (text.includes('document.forms[0].submit()')) {
        return Browser.#posted(text);
      } else {
        throw new Error(`${response.status} at ${url}: ${text}`);
      }
    }
    throw new Error('The server leads in circles.');
  }

  static #posted(html) {
    const decode = (text) => text.replaceAll(/&#x([0-9A-F]+);/g, (_, code) => String.fromCodePoint(parseInt(code, 16))).replaceAll('&amp;', '&');
    const url = new URL(decode(/action="([^"]*)"/.exec(html)[1]));
    for (const [, name, value] of html.matchAll(/name="([^"]*)" value="([^"]*)"/g)) url.searchParams.set(decode(name), decode(value));
    return url;
  }

  #cookies() {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  #keep(response) {
    for (const cookie of response.headers.getSetCookie()) {
      const [pair] = cookie.split(';');
      const [name, value] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
      if (value) this.cookies.set(name, value);
      else this.cookies.delete(name);
    }
  }
}
