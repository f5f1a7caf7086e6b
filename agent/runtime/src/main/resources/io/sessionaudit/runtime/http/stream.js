// The connection with the server: requests with the token, and server-sent events. EventSource cannot send a token, so
// the events are read with fetch.

const RETRY_MILLIS = [1000, 2000, 5000, 10000];

/** In the memory of this tab only. */
let token = null;

function headers() {
  return token ? { Authorization: `Bearer ${token}` } : {};
}

async function request(path, signal) {
  const response = await fetch(path, { headers: headers(), cache: "no-store", signal });
  if (response.status === 401) {
    await login();
    return request(path, signal);
  }
  return response;
}

async function json(path) {
  const response = await request(path);
  if (!response.ok) throw new Error((await response.text()).trim());
  return response.json();
}

let loggingIn = null;

/** Shows the form until the token is right; several requests share one form. */
function login() {
  if (!loggingIn) {
    loggingIn = new Promise((resolve) => {
      byId("login-error").textContent = token ? "This token is wrong." : "";
      byId("login-form").onsubmit = () => {
        token = byId("token").value.trim();
        byId("token").value = "";
        loggingIn = null;
        resolve();
      };
      if (!byId("login").open) byId("login").showModal();
    });
  }
  return loggingIn;
}

/** Passes events to a listener as long as the page is open; status is called with true or false. */
async function readEvents(path, listener, status) {
  for (let failures = 0; ; failures++) {
    try {
      const response = await request(path);
      if (!response.ok) throw new Error(response.statusText);
      status(true);
      await readResponse(response, (event) => {
        failures = 0;
        listener(event);
      });
    } catch {
      // the server has ended, or cannot be reached now
    }
    status(false);
    await new Promise((resolve) => { setTimeout(resolve, RETRY_MILLIS[Math.min(failures, RETRY_MILLIS.length - 1)]); });
  }
}

async function readResponse(response, listener) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    text += value;
    for (let end = text.indexOf("\n\n"); end >= 0; end = text.indexOf("\n\n")) {
      const event = parseEvent(text.slice(0, end));
      text = text.slice(end + 2);
      if (event) listener(event);
    }
  }
}

/** An event, or null for a comment. */
function parseEvent(text) {
  const event = { type: "message", data: "" };
  for (const line of text.split("\n")) {
    if (line.startsWith("event: ")) event.type = line.slice(7);
    else if (line.startsWith("data: ")) event.data += line.slice(6);
  }
  return event.data ? event : null;
}
