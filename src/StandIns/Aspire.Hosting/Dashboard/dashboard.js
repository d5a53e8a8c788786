// Keeps the page up to date: the resources' states every two seconds, a log's lines as they come. Without it the page reloads itself.
"use strict";

const tone = (r) =>
  r.ready ? "good"
    : r.state === "FailedToStart" || r.health === "Unhealthy" ? "problem"
      : r.state === "Exited" || r.state === "NotStarted" ? "unknown" : "attention";

const stateText = (r) =>
  r.state === "Running" && r.health ? `${r.state}, ${r.health.toLowerCase()}`
    : (r.state === "Exited" || r.state === "Finished") && r.exitCode !== null ? `${r.state} (${r.exitCode})` : r.state;

async function refresh() {
  try {
    const resources = await (await fetch("/api/resources")).json();
    for (const resource of resources) {
      const row = document.querySelector(`tr[data-name="${resource.name}"]`);
      if (!row) continue;
      const state = row.querySelector(".state");
      state.className = `state ${tone(resource)}`;
      state.textContent = stateText(resource);
      row.querySelector(".pid").textContent = resource.pid ?? "";
      row.querySelector(".restarts").textContent = resource.restarts;
    }
    const ready = resources.filter((r) => r.ready).length;
    document.getElementById("summary").textContent = `${ready} of ${resources.length} resources are ready`;
  } catch {
    document.getElementById("summary").textContent = "The application has stopped";
  }
  setTimeout(refresh, 2000);
}

function follow(log) {
  log.scrollTop = log.scrollHeight;
  const events = new EventSource(`/api/resources/${log.dataset.resource}/logs/stream?after=${log.dataset.last}`);
  events.onmessage = (event) => {
    const line = JSON.parse(event.data);
    const atEnd = log.scrollTop + log.clientHeight >= log.scrollHeight - 20;
    const span = document.createElement("span");
    if (line.isError) span.className = "error";
    const time = document.createElement("time");
    time.textContent = line.time.slice(11, 23);
    span.append(time, ` ${line.text}\n`);
    log.append(span);
    if (atEnd) log.scrollTop = log.scrollHeight;
  };
}

const log = document.getElementById("log");
if (log) follow(log);
else setTimeout(refresh, 2000);
