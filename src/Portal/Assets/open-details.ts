// A link to a part of the page opens what it lies in; a print shows everything.

function openAround(target: Element | null): void {
  for (let node = target; node; node = node.parentElement) {
    if (node instanceof HTMLDetailsElement) node.open = true;
  }
}

function openLinked(): void {
  const id = decodeURIComponent(location.hash.slice(1));
  const target = id ? document.getElementById(id) : null;
  if (!target) return;
  openAround(target);
  target.scrollIntoView();
}

addEventListener("hashchange", openLinked);
openLinked();

let closed: HTMLDetailsElement[] = [];

addEventListener("beforeprint", () => {
  closed = [...document.querySelectorAll<HTMLDetailsElement>("details:not([open])")];
  for (const details of closed) details.open = true;
});

addEventListener("afterprint", () => {
  for (const details of closed) details.open = false;
  closed = [];
});
