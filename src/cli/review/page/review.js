// The review's page. It keeps nothing but where the person is: every answer comes from the programme, every decision
// is on its disk before it is shown as made. Pieces of HTML come from the programme too, with all that is from a source
// escaped; what is put together here is put in as text.

const $ = (id) => document.getElementById(id);
const form = $("filter");
let rows = [...$("list").querySelectorAll("li")];
const finding = $("finding");
/** Findings are looked for changes this often, in milliseconds. */
const LOOK = 1500;

let { version, list } = document.body.dataset;
let by = document.body.dataset.by || sessionStorage.getItem("by") || "";
/** The row of the finding that is looked at. */
let current = null;
/** Whether an action is under way: keys wait for its end, for what they would do is not yet to be seen. */
let busy = false;
/** Notes for decisions that are still to come, by finding. */
const drafts = new Map();
/** What was not kept because somebody else had decided. */
let refused = null;
/** Leaves what is asked without an answer. */
let unasked = () => {};

/** This window's name, by which it takes back what it did itself. */
const me = sessionStorage.getItem("window") ?? crypto.randomUUID();
sessionStorage.setItem("window", me);

/** Thrown where the programme does not answer. */
class Gone extends Error {}

/** Asks the programme; the answer's status, and its text or data. */
async function ask(path, data) {
  const options = data && {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(data),
  };
  const response = await fetch(path, { ...options, redirect: "error" }).catch(() => { throw new Gone(); });
  const json = response.headers.get("Content-Type") === "application/json";
  return { status: response.status, body: json ? await response.json() : await response.text() };
}

function tell(words, bad = false) {
  $("told").textContent = words;
  $("told").classList.toggle("bad", bad);
}

/** Does one thing at a time, and says so when the programme does not answer. */
async function doing(action) {
  if (busy) return;
  busy = true;
  try {
    await action();
  } catch (error) {
    if (!(error instanceof Gone)) throw error;
    tell("crosscheck does not answer any more. What was decided is on disk; start it again to go on.", true);
  } finally {
    busy = false;
  }
}

// The list.

const shown = () => rows.filter((row) => !row.hidden);
/** The findings about which this window has decided: where a second person must confirm it, they wait for others. */
const mine = new Set();
const isWaiting = (row) => row.dataset.standing === "waiting";
/** Whether anybody, or this person, still has to look at it. */
const isUnsettled = (row) => ["open", "stale", "waiting"].includes(row.dataset.standing);
const isOpen = (row) => isUnsettled(row) && !(isWaiting(row) && mine.has(row.dataset.id));

function progress() {
  const all = shown();
  const decided = rows.filter((row) => row.dataset.standing === "decided").length;
  const at = `${all.indexOf(current) + 1} of ${all.length}`;
  const counted = all.length === rows.length ? `${at}, ${decided} decided` : `${at} listed, ${decided} of ${rows.length} decided`;
  $("progress").value = all.length ? counted : "none";
  $("bar").max = rows.length || 1;
  $("bar").value = decided;
  const none = $("list").querySelector(".none");
  none.hidden = all.length > 0;
  none.textContent = all.length ? "" : nothing();
}

function stands(row, standing) {
  if (row.dataset.standing !== standing) row.dataset.standing = standing;
}

/** Lists the findings anew, where decisions have made others of them: what stays keeps its place in the filter, and what is new is listed if it fits. */
async function relist() {
  const { status, body } = await ask("./");
  if (status !== 200) throw new Gone();
  const page = new DOMParser().parseFromString(body, "text/html");
  const { found } = (await ask(`found?${new URLSearchParams(new FormData(form))}`)).body;
  const known = new Map(rows.map((row) => [row.dataset.id, row]));
  rows = [...page.querySelectorAll("#list li")].map((row, place) => {
    const listed = known.get(row.dataset.id) ?? document.adoptNode(row);
    if (listed === row) row.hidden = !found.includes(place);
    else stands(listed, row.dataset.standing);
    return listed;
  });
  $("list").querySelector("ol").replaceChildren(...rows);
  const listed = new Set(rows.map((row) => row.dataset.id));
  [...drafts.keys()].filter((id) => !listed.has(id)).forEach((id) => drafts.delete(id));
  const { source } = form.elements;
  const chosen = source.value;
  source.replaceChildren(...page.querySelector("#filter [name=source]").children);
  source.value = chosen;
  ({ version, list } = page.body.dataset);
  if (current && !rows.includes(current)) leave();
}

async function settle(news) {
  if (news.list === list) {
    version = news.version;
    news.standings.forEach((standing, place) => stands(rows[place], standing));
  } else {
    await relist();
  }
  $("finished").hidden = !news.finished;
  $("finished").querySelector("b").textContent = news.finished ?? "";
  if (news.trouble) tell(news.trouble, true);
  progress();
}

let asked = 0;
/** Lists what the filter lets through. A decided finding keeps its place until then. */
async function filter() {
  const turn = ++asked;
  const chosen = new URLSearchParams(new FormData(form));
  sessionStorage.setItem("filter", chosen);
  const { body } = await ask(`found?${chosen}`);
  if (turn !== asked) return;
  const found = new Set(body.found);
  rows.forEach((row, place) => {
    // What is being decided about stays until it is.
    const hidden = !found.has(place) && !(busy && row === current);
    if (row.hidden !== hidden) row.hidden = hidden;
  });
  progress();
}

/** Filters, and where that leaves out the finding that was open, turns to the first that fits. */
async function refilter() {
  await filter();
  if (current && !current.hidden) return;
  leave();
  const [first] = shown();
  if (first) await visit(first);
}

/** Why no finding is listed: all are decided, or they are others than are asked for. */
function nothing() {
  const left = rows.filter(isUnsettled).length;
  if (left) return `No finding fits. ${left} of ${rows.length} are open: change the filter to see them.`;
  return rows.length ? "No finding fits. All are decided; status “any” alone lists them." : "There are no findings.";
}

// The finding.

const opened = () => finding.querySelector("article");

function show(html) {
  const wasMatched = finding.querySelector(".matched")?.open;
  finding.innerHTML = html;
  document.querySelector('[data-key="o"]').hidden = !opened()?.dataset.verdict;
  remind();
  if (wasMatched) matched();
}

/** Shows the note that waits for its decision. */
function remind() {
  const note = drafts.get(current?.dataset.id);
  const draft = finding.querySelector(".draft");
  draft.hidden = !note;
  draft.querySelector("bdi").textContent = note ?? "";
}

/** How often the page has turned to another finding, or to none. */
let turns = 0;

/** Opens a finding, unless another is asked for meanwhile. What is open is listed, whatever the filter says. */
async function open(row) {
  const turn = ++turns;
  const { status, body } = await ask(`finding/${encodeURIComponent(row.dataset.id)}`);
  if (turn !== turns) return;
  if (status !== 200) return tell("There is no such finding any more.", true);
  const before = current;
  before?.firstElementChild.removeAttribute("aria-current");
  current = row;
  row.hidden = false;
  row.firstElementChild.setAttribute("aria-current", "true");
  row.scrollIntoView({ block: "nearest" });
  history.replaceState(null, "", `#${row.dataset.id}`);
  clash(null);
  show(body);
  if (before) finding.scrollIntoView();
  // Who works with the buttons or the list keeps their place.
  if (!document.activeElement.closest("footer, nav, header")) finding.focus({ preventScroll: true });
  progress();
}

/** Turns to a finding because a person wants to see it: what was told is of the one that is left. */
function visit(row) {
  tell("");
  return open(row);
}

/** Shows no finding: the keys that decide have nothing to decide about. */
function leave() {
  turns += 1;
  current?.firstElementChild.removeAttribute("aria-current");
  current = null;
  history.replaceState(null, "", location.pathname);
  clash(null);
  finding.replaceChildren();
  progress();
}

function go(step) {
  const all = shown();
  const at = all.indexOf(current);
  const next = at < 0 ? all[0] : all[at + step];
  if (next) return doing(() => visit(next));
  tell(all.length ? (step < 0 ? "This is the first." : "This is the last.") : nothing());
}

/** Where to go on: a finding that was not listed before, else the next that is open, from the start again where there is none behind. */
function following(listed) {
  const all = shown();
  const at = all.indexOf(current);
  const fresh = all.filter((row) => !listed.has(row.dataset.id));
  return [...fresh, ...all.slice(at + 1), ...all.slice(0, Math.max(at, 0))].find(isOpen);
}

async function matched() {
  const details = finding.querySelector(".matched");
  details.open = true;
  const { status, body } = await ask(`finding/${encodeURIComponent(opened().dataset.id)}/evidence`);
  if (status === 200) details.querySelector("div").innerHTML = body;
}

// Decisions.

/** Has a person write something; null where they leave it. Where it `needs` words, none are answered with that. */
function write(question, start, needs = "") {
  $("question").textContent = question;
  $("needed").textContent = "";
  $("ask").dataset.needs = needs;
  $("answer").defaultValue = $("answer").value = start;
  $("ask").returnValue = "";
  // Not modal: of thousands of findings each would be restyled. As long as it is open, `busy` keeps all else from being done.
  $("ask").show();
  $("answer").select();
  return new Promise((resolve) => {
    const end = (answer) => {
      $("ask").removeEventListener("close", closed);
      resolve(answer);
    };
    // Who leaves it may press the next key before the dialog tells that it is closed, when the next question is open.
    const closed = () => $("ask").open || end($("ask").returnValue === "keep" ? $("answer").value.trim() : null);
    unasked = () => end(null);
    $("ask").addEventListener("close", closed);
  });
}

async function named() {
  if (by) return true;
  by = (await write("Who decides? Your name, as it is to stand in the file:", "", "A decision needs a name; Esc decides nothing.")) ?? "";
  if (by) sessionStorage.setItem("by", by);
  return by !== "";
}

const VERDICTS = {
  real: "A real discrepancy",
  explained: "Explained",
  different: "Not the same fact",
  print: "To be printed",
  revoked: "Open again",
};

/** What was to be decided, in words. */
function words({ verdict, print, note }) {
  const value = print && finding.querySelector(`[data-claim="${CSS.escape(print)}"]`)?.dataset.print;
  return [VERDICTS[verdict], value, note && `“${note}”`].filter(Boolean).join(": ");
}

/** Has a person say why, which but for an explanation may be left empty, and decides then: what is typed behind the key is for this finding. */
async function rule(verdict, { print = null } = {}) {
  const needs = verdict === "explained" ? "An explanation needs words; Esc decides nothing." : "";
  const asked = needs ? "Why do they not contradict each other?" : `${words({ verdict, print })}. A note for it, or none:`;
  const note = await write(asked, known(), needs);
  if (note === null) return;
  await decide(verdict, { print, note });
}

/** The notes of the decisions that were made on this page. */
const noted = new Map();

async function decide(verdict, { print = null, note = null } = {}) {
  const { id, mark } = opened().dataset;
  if (!(await named())) return note && draft(id, note);
  const decision = { finding: id, verdict, print, note: note || null };
  if (note) noted.set(id, note);
  await keep("decide", { ...decision, mark }, decision);
}

async function keep(path, data, decision = null) {
  const wasOpen = current && isOpen(current);
  const listed = new Set(rows.map((row) => row.dataset.id));
  const { status, body } = await ask(path, { ...data, window: me, by: by || null });
  if (typeof body === "string") return tell(`Not kept: ${body}`, true);
  if (status === 200) mine[decision && decision.verdict !== "revoked" ? "add" : "delete"](body.finding);
  await settle(body.news);
  if (status === 200) drafts.delete(body.finding);
  const row = rows.find((row) => row.dataset.id === body.finding) ?? current ?? shown()[0];
  // What is taken back leaves its note for the decision to come.
  const again = status === 200 && !decision && isOpen(row) && noted.get(body.finding);
  if (again) drafts.set(body.finding, again);
  const done = status === 200 && decision && wasOpen && row && !isOpen(row);
  const elsewhere = row && row !== current;
  if (elsewhere) await open(row);
  const next = done && following(listed);
  if (!elsewhere && !next && body.opened) show(body.opened);
  const left = rows.some(isUnsettled) ? "Nothing is left to decide in this list." : "All is decided.";
  tell(done && !next ? `${body.told} ${left}` : body.told, status !== 200);
  clash(status === 409 ? decision : null);
  if (next) await open(next);
}

/** Shows both decisions where somebody else's came first. */
function clash(decision) {
  refused = decision;
  $("clash").hidden = !decision;
  if (!decision) return;
  const { verdict } = opened().dataset;
  const part = (name) => $("clash").querySelector(`[data-part=${name}]`);
  part("theirs").textContent = verdict ? finding.querySelector(".ruling").textContent : VERDICTS.revoked;
  part("ours").textContent = words(decision);
  $("clash").querySelector("button").focus();
}

/** A note for the decision to come, or for the one that was made. */
async function annotate() {
  const { id, verdict, print } = opened().dataset;
  const note = await write("A note for the decision:", known());
  if (note === null) return;
  if (verdict && !isOpen(current)) return decide(verdict, { print: print || null, note });
  draft(id, note);
}

/** Keeps a note for the decision to come. */
function draft(id, note) {
  if (note) drafts.set(id, note);
  else drafts.delete(id);
  remind();
}

// A note that has no decision is only here, and so is one that is being written.
addEventListener("beforeunload", (event) => {
  const writing = $("ask").open && $("answer").value !== $("answer").defaultValue;
  if (drafts.size || writing) event.preventDefault();
});

/** The note that a person would change: their own, or that of what holds; none of somebody whom they are to confirm. */
const known = () => drafts.get(opened().dataset.id) ?? (isOpen(current) ? "" : opened().dataset.note);

async function print(number) {
  const claims = [...finding.querySelectorAll("[data-claim]")];
  let wanted = number;
  if (claims.length > 9) wanted = await write("Which claim's value is to be printed? Its number:", number);
  if (wanted === null) return;
  const claim = claims[Number(wanted) - 1];
  if (!claim) return tell(`There is no claim ${wanted}: they are numbered from 1 to ${claims.length}.`, true);
  await rule("print", { print: claim.dataset.claim });
}

// Keys and buttons: the same letters do the same.

const KEYS = {
  r: () => rule("real"),
  d: () => rule("different"),
  e: () => rule("explained"),
  n: annotate,
  o: () => decide("revoked", { note: drafts.get(opened().dataset.id) }),
  u: () => keep("undo", {}),
};

function press(key) {
  if (key === "?") return $("help").showModal();
  if (key === "f" || key === "/") return form.elements.text.select();
  if (key === "s" || key === "ArrowRight") return go(1);
  if (key === "b" || key === "ArrowLeft") return go(-1);
  if (key === "Home" || key === "End") {
    const row = shown().at(key === "Home" ? 0 : -1);
    return row && doing(() => visit(row));
  }
  if (key === "u") return doing(KEYS.u);
  if (!opened()) return;
  if (key === "w") return doing(async () => {
    const details = finding.querySelector(".matched");
    if (details.open) return details.open = false;
    await matched();
    details.scrollIntoView({ block: "start" });
  });
  if (/^[1-9]$/.test(key)) return doing(() => print(key));
  if (Object.hasOwn(KEYS, key)) return doing(KEYS[key]);
  return false;
}

document.addEventListener("keydown", (event) => {
  const writing = event.target.closest("dialog, input, textarea, select");
  if (event.key === "Escape" && event.target.closest("#filter")) return finding.focus();
  if (writing || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  if (press(event.key) !== false) {
    if (KEYS[event.key] || /^([1-9fwsb/?]|Home|End|Arrow(Left|Right))$/.test(event.key)) event.preventDefault();
  }
});

$("ask").addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.isComposing) return;
  $("ask").close();
  unasked();
});

// Keys are for what is asked, also when somebody clicks beside it.
document.addEventListener("mousedown", (event) => {
  if ($("ask").open && !event.target.closest("#ask")) event.preventDefault();
});

$("answer").addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  $("ask").querySelector("[value=keep]").click();
});

$("ask").addEventListener("submit", (event) => {
  const { needs } = $("ask").dataset;
  if (event.submitter.value !== "keep" || !needs || $("answer").value.trim()) return;
  event.preventDefault();
  $("needed").textContent = needs;
  $("answer").focus();
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button?.dataset.key) return press(button.dataset.key);
  if (button?.dataset.claim) return doing(() => rule("print", { print: button.dataset.claim }));
  if (button?.dataset.do === "leave") return clash(null);
  if (button?.dataset.do === "insist") return doing(() => decide(refused.verdict, refused));
  if (event.target.closest(".matched summary")) {
    event.preventDefault();
    return press("w");
  }
  const row = event.target.closest("#list a")?.parentElement;
  if (row && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    doing(() => visit(row));
  }
});

// Another finding in the address, by hand or by a link.
addEventListener("hashchange", () => {
  const row = rows.find((row) => `#${row.dataset.id}` === location.hash);
  if (row && row !== current) doing(() => visit(row));
});

form.addEventListener("input", () => refilter().catch(() => {}));
form.addEventListener("submit", (event) => {
  event.preventDefault();
  finding.focus();
});

/** Looks whether anything was decided elsewhere. */
async function look() {
  if (busy || document.hidden || document.querySelector("dialog[open]")) return;
  const { status, body } = await ask(`news?version=${version}`);
  if (status !== 200 || busy || body.version === version) return;
  tell(`The file of decisions has changed; it was read again.${body.consequence}`);
  await settle(body);
  if (!current || refused) return;
  const turn = turns;
  const again = await ask(`finding/${encodeURIComponent(current.dataset.id)}`);
  if (turn === turns && again.status === 200) show(again.body);
}

/** Begins where the person was, else with the first. */
async function begin() {
  const chosen = new URLSearchParams(sessionStorage.getItem("filter") ?? "");
  for (const [name, value] of chosen) if (form.elements[name]) form.elements[name].value = value;
  await filter();
  const there = rows.find((row) => `#${row.dataset.id}` === location.hash);
  const first = there ?? shown()[0];
  if (first) await open(first);
}

await doing(begin);
setInterval(() => look().catch(() => {}), LOOK);
