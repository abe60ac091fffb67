//! Chromium, driven through the DevTools protocol over a pair of pipes (`--remote-debugging-pipe`): no port is
//! opened, no driver is fetched, and nothing has to be built for it. The crates that speak the protocol bring an
//! HTTP client, which `deny.toml` keeps out, and some minutes of generated code.

use std::env;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// Longer than any step takes, on a machine that has much else to do.
const PATIENCE: Duration = Duration::from_secs(30);

/// One browser runs at a time: on a small machine they would wait for each other, and what is measured would be that.
static ONE: Mutex<()> = Mutex::new(());

/// A browser with a profile of its own.
pub(crate) struct Chromium {
    _one: MutexGuard<'static, ()>,
    child: Child,
    link: Mutex<Link>,
    /// The addresses that were asked for.
    pub asked_for: Arc<Mutex<Vec<String>>>,
    /// What the browser has written into its log, such as that a policy refuses something.
    pub complaints: Arc<Mutex<Vec<String>>>,
    _profile: tempfile::TempDir,
}

/// The pipes: commands go out, answers come in.
struct Link {
    commands: ChildStdin,
    answers: Receiver<Value>,
    last: u64,
}

/// A window of the browser.
pub(crate) struct Window<'b> {
    browser: &'b Chromium,
    session: String,
}

impl Chromium {
    /// Starts the browser that is on this machine; none where there is none.
    pub(crate) fn start() -> Option<Self> {
        let programme = programme()?;
        // A test that fails holds up no other.
        let one = ONE.lock().unwrap_or_else(PoisonError::into_inner);
        let profile = tempfile::tempdir().unwrap();
        // The browser reads from descriptor 3 and writes to 4; the shell makes them of its own first two.
        let mut command = Command::new("sh");
        command.args(["-c", "exec \"$0\" \"$@\" 3<&0 4>&1 </dev/null >/dev/null 2>&1"]).arg(programme);
        command.args([
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--no-first-run",
        ]);
        command.args(["--disable-background-networking", "--disable-component-update", "--disable-sync"]);
        command.arg(format!("--user-data-dir={}", profile.path().display()));
        command.args(["--remote-debugging-pipe", "about:blank"]);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let (answered, answers) = mpsc::channel();
        let [asked_for, complaints] = [(); 2].map(|()| Arc::new(Mutex::new(Vec::new())));
        let (addresses, log) = (Arc::clone(&asked_for), Arc::clone(&complaints));
        let from = child.stdout.take().unwrap();
        thread::spawn(move || {
            for message in BufReader::new(from).split(0).map_while(Result::ok) {
                let message: Value = serde_json::from_slice(&message).unwrap();
                if message["method"] == "Network.requestWillBeSent" {
                    let address = message["params"]["request"]["url"].as_str().unwrap_or_default();
                    addresses.lock().unwrap().push(address.to_owned());
                } else if message["method"] == "Log.entryAdded" {
                    log.lock().unwrap().push(message["params"]["entry"]["text"].to_string());
                } else if message.get("id").is_some() && answered.send(message).is_err() {
                    return;
                }
            }
        });
        let link = Mutex::new(Link { commands: child.stdin.take().unwrap(), answers, last: 0 });
        Some(Self { _one: one, child, link, asked_for, complaints, _profile: profile })
    }

    /// A new window, which has nothing of the others' session.
    pub(crate) fn window(&self) -> Window<'_> {
        let target = self.call(None, "Target.createTarget", &json!({"url": "about:blank"}));
        let attach = json!({"targetId": target["targetId"], "flatten": true});
        let session =
            self.call(None, "Target.attachToTarget", &attach)["sessionId"].as_str().unwrap().to_owned();
        let window = Window { browser: self, session };
        window.call("Network.enable", &json!({}));
        window.call("Log.enable", &json!({}));
        window
    }

    fn call(&self, session: Option<&str>, method: &str, parameters: &Value) -> Value {
        let mut link = self.link.lock().unwrap();
        link.last += 1;
        let id = link.last;
        let mut message = json!({"id": id, "method": method, "params": parameters});
        if let Some(session) = session {
            message["sessionId"] = session.into();
        }
        link.commands.write_all(format!("{message}\0").as_bytes()).unwrap();
        loop {
            let answer =
                link.answers.recv_timeout(PATIENCE).unwrap_or_else(|error| panic!("{method}: {error}"));
            if answer["id"] == id {
                assert!(answer.get("error").is_none(), "{method}: {answer}");
                return answer["result"].clone();
            }
        }
    }
}

impl Drop for Chromium {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn programme() -> Option<PathBuf> {
    let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    let path = env::var_os("PATH")?;
    let folders: Vec<_> = env::split_paths(&path).collect();
    names
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)))
        .find(|file| file.is_file())
}

impl Window<'_> {
    /// Goes to an address, and waits until its page is there.
    pub(crate) fn go(&self, address: &str) {
        self.call("Page.navigate", &json!({"url": address}));
        self.until("document.readyState === 'complete' && location.href !== 'about:blank'");
    }

    /// The value of an expression; a promise is waited for.
    pub(crate) fn value(&self, expression: &str) -> Value {
        let asked = json!({"expression": expression, "awaitPromise": true, "returnByValue": true});
        let answer = self.call("Runtime.evaluate", &asked);
        assert!(answer.get("exceptionDetails").is_none(), "{expression}: {answer}");
        answer["result"]["value"].clone()
    }

    /// The text of the first element that fits.
    pub(crate) fn text(&self, selector: &str) -> String {
        let text = self.value(&format!("document.querySelector({})?.textContent ?? ''", json!(selector)));
        text.as_str().unwrap().to_owned()
    }

    /// Waits until a condition holds.
    pub(crate) fn until(&self, condition: &str) {
        let start = Instant::now();
        while self.value(&format!("!!({condition})")) != true {
            assert!(start.elapsed() < PATIENCE, "not so: {condition}\n{}", self.text("body"));
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// Waits until the first element that fits has this text in it.
    pub(crate) fn shows(&self, selector: &str, text: &str) {
        let (selector, text) = (json!(selector), json!(text));
        self.until(&format!("document.querySelector({selector})?.textContent.includes({text})"));
    }

    /// Presses and releases a key: "r", "Enter", "ArrowRight".
    pub(crate) fn press(&self, key: &str) {
        let text = match key {
            "Enter" => Some("\r"),
            letter => (letter.chars().count() == 1).then_some(letter),
        };
        let code = match key {
            "Enter" => 13,
            "Escape" => 27,
            _ => 0,
        };
        let down = json!({"type": "keyDown", "key": key, "text": text.unwrap_or_default(), "windowsVirtualKeyCode": code});
        self.call("Input.dispatchKeyEvent", &down);
        self.call("Input.dispatchKeyEvent", &json!({"type": "keyUp", "key": key}));
    }

    /// Shows it before all others: what is behind draws no frames, and closes no dialog.
    pub(crate) fn to_front(&self) {
        self.call("Page.bringToFront", &json!({}));
    }

    /// Writes where the cursor is.
    pub(crate) fn write(&self, text: &str) {
        self.call("Input.insertText", &json!({"text": text}));
    }

    /// Clicks into the middle of the first element that fits.
    pub(crate) fn click(&self, selector: &str) {
        let found = json!(selector);
        let middle = self.value(&format!(
            "(() => {{ const element = document.querySelector({found}); element.scrollIntoView({{block: 'center'}}); \
             const {{ x, y, width, height }} = element.getBoundingClientRect(); return [x + width / 2, y + height / 2]; }})()"
        ));
        for (kind, pressed) in [("mousePressed", 1), ("mouseReleased", 0)] {
            let event = json!({"type": kind, "x": middle[0], "y": middle[1], "button": "left", "buttons": pressed, "clickCount": 1});
            self.call("Input.dispatchMouseEvent", &event);
        }
    }

    /// Loads the page again.
    pub(crate) fn reload(&self) {
        self.value("window.before = true");
        self.call("Page.reload", &json!({}));
        self.until("!window.before && document.readyState === 'complete'");
    }

    fn call(&self, method: &str, parameters: &Value) -> Value {
        self.browser.call(Some(&self.session), method, parameters)
    }
}
