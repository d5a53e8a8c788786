// One scenario against a running server: node client.js <scenario> <issuer> [private JWK]. Any failed check ends it with an error.
import assert from 'node:assert/strict';
import { importPrivateKey } from './keys.js';
import { Browser } from './browser.js';
import * as oidc from 'openid-client';

const [, , scenario, issuer, privateKey] = process.argv;
const redirectUri = 'http://client.example/callback';
const insecure = { execute: [oidc.allowInsecureRequests] };

const discover = (clientId, authentication) => oidc.discovery(new URL(issuer), clientId, undefined, authentication, insecure);
const web = () => discover('web', oidc.ClientSecretBasic('web secret: +&%'));

async function signIn(config, browser, more = {}) {
  const verifier = oidc.randomPKCECodeVerifier();
  const state = oidc.randomState();
  const nonce = oidc.randomNonce();
  const start = oidc.buildAuthorizationUrl(config, {
    redirect_uri: redirectUri,
    scope: 'openid profile evidence.read offline_access',
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
    ...more,
  });
  const answer = await browser.authorize(start);
  const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true };
  return { answer, checks, exchange: () => oidc.authorizationCodeGrant(config, answer, checks) };
}

const rejects = (promise, error) => assert.rejects(promise, (thrown) => {
  assert.equal(thrown.error ?? thrown.cause?.error, error, `${thrown}`);
  return true;
});

const scenarios = {
  async discovery() {
    const metadata = (await web()).serverMetadata();
    assert.equal(metadata.issuer, issuer);
    assert.equal(metadata.supportsPKCE(), true);
    assert.equal(metadata.authorization_response_iss_parameter_supported, true);
    assert.deepEqual(metadata.response_types_supported, ['code']);
    assert.deepEqual(metadata.grant_types_supported, ['authorization_code', 'client_credentials', 'refresh_token']);
    assert.ok(!JSON.stringify(metadata).includes('plain'));
  },

  async code() {
    const config = await web();
    oidc.enableNonRepudiationChecks(config);
    const tokens = await (await signIn(config, new Browser())).exchange();
    assert.equal(tokens.claims().sub, 'an');
    assert.ok(tokens.claims().auth_time > 0);
    assert.ok(tokens.claims().sid);
    const user = await oidc.fetchUserInfo(config, tokens.access_token, 'an');
    assert.deepEqual([user.sub, user.name], ['an', 'Nguyễn Văn An']);
    assert.equal(user.role, undefined);
  },

  async formPost() {
    const config = await web();
    const { answer, checks } = await signIn(config, new Browser(), { response_mode: 'form_post' });
    const posted = new Request(redirectUri, { method: 'POST', body: new URLSearchParams(answer.searchParams) });
    assert.ok((await oidc.authorizationCodeGrant(config, posted, checks)).access_token);
  },

  async consent() {
    const config = await discover('asking', oidc.ClientSecretPost('asking secret'));
    const browser = new Browser();
    browser.consent = { scopes: 'openid evidence.read' };
    const tokens = await (await signIn(config, browser, { scope: 'openid profile evidence.read' })).exchange();
    assert.equal(tokens.scope, 'openid evidence.read');
    assert.equal(browser.visited.filter((path) => path === '/consent').length, 2);
    browser.consent = { denied: 'true' };
    await assert.rejects(async () => (await signIn(config, browser)).exchange(), (thrown) => thrown.error === 'access_denied');
  },

  async publicClient() {
    const config = await discover('public', oidc.None());
    const tokens = await (await signIn(config, new Browser())).exchange();
    assert.ok((await oidc.refreshTokenGrant(config, tokens.refresh_token)).access_token);
  },

  async refresh() {
    const config = await web();
    const first = await (await signIn(config, new Browser())).exchange();
    const second = await oidc.refreshTokenGrant(config, first.refresh_token);
    assert.notEqual(second.refresh_token, first.refresh_token);
    assert.equal(second.claims().sub, 'an');
    const narrowed = await oidc.refreshTokenGrant(config, second.refresh_token, { scope: 'openid' });
    assert.equal(narrowed.scope, 'openid');
    const whole = await oidc.refreshTokenGrant(config, narrowed.refresh_token);
    assert.equal(whole.scope, 'openid profile evidence.read offline_access');
    await rejects(oidc.refreshTokenGrant(config, whole.refresh_token, { scope: 'openid scoring.read' }), 'invalid_scope');
  },

  async revocation() {
    const config = await web();
    const tokens = await (await signIn(config, new Browser())).exchange();
    await oidc.tokenRevocation(config, tokens.refresh_token, { token_type_hint: 'refresh_token' });
    await rejects(oidc.refreshTokenGrant(config, tokens.refresh_token), 'invalid_grant');
  },

  async endSession() {
    const config = await web();
    const browser = new Browser();
    const tokens = await (await signIn(config, browser)).exchange();
    const state = oidc.randomState();
    const end = oidc.buildEndSessionUrl(config, { id_token_hint: tokens.id_token, post_logout_redirect_uri: 'http://client.example/bye', state });
    const last = await browser.follow(end);
    assert.equal(last.href, `http://client.example/bye?state=${state}`);
    await assert.rejects(async () => (await signIn(config, browser, { prompt: 'none' })).exchange(), (thrown) => thrown.error === 'login_required');
    await rejects(oidc.refreshTokenGrant(config, tokens.refresh_token), 'invalid_grant');
  },

  async sessions() {
    const config = await web();
    const browser = new Browser();
    const first = await (await signIn(config, browser)).exchange();
    const silent = await (await signIn(config, browser, { prompt: 'none' })).exchange();
    assert.equal(silent.claims().sid, first.claims().sid);
    assert.equal(browser.logins, 1);
    await (await signIn(config, browser, { prompt: 'login' })).exchange();
    assert.equal(browser.logins, 2);
    await (await signIn(config, browser, { max_age: '0' })).exchange();
    assert.equal(browser.logins, 3);
    await (await signIn(config, browser, { max_age: '3600' })).exchange();
    assert.equal(browser.logins, 3);
  },

  async clientSecret() {
    for (const authentication of [oidc.ClientSecretBasic('worker secret'), oidc.ClientSecretPost('worker secret')]) {
      const config = await discover('worker', authentication);
      const tokens = await oidc.clientCredentialsGrant(config, { scope: 'scoring.read' });
      assert.equal(tokens.scope, 'scoring.read');
      assert.equal(tokens.refresh_token, undefined);
    }
    await rejects(oidc.clientCredentialsGrant(await discover('worker', oidc.ClientSecretPost('another secret')), {}), 'invalid_client');
    const basic = oidc.clientCredentialsGrant(await discover('worker', oidc.ClientSecretBasic('another secret')), {});
    await assert.rejects(basic, (thrown) => thrown.status === 401 && thrown.cause[0].scheme === 'basic');
  },

  async privateKey() {
    const key = await importPrivateKey(privateKey);
    const config = await discover('signing', oidc.PrivateKeyJwt(key));
    const tokens = await oidc.clientCredentialsGrant(config, { scope: 'scoring.read' });
    assert.ok(tokens.access_token);
    const foreign = await discover('signing', oidc.PrivateKeyJwt(key, { [oidc.modifyAssertion]: (_, payload) => { payload.aud = 'https://another.example'; } }));
    await rejects(oidc.clientCredentialsGrant(foreign, {}), 'invalid_client');
    const replayed = await discover('signing', oidc.PrivateKeyJwt(key, { [oidc.modifyAssertion]: (_, payload) => { payload.jti = 'the same'; } }));
    assert.ok(await oidc.clientCredentialsGrant(replayed, {}));
    await rejects(oidc.clientCredentialsGrant(replayed, {}), 'invalid_client');
  },
};

await scenarios[scenario]();
