/** Signing in, and choosing a password of one's own where one was given out. */

import type { schemas } from "@attain/server";
import { type FormEvent, useEffect, useState } from "react";
import { openOwn } from "../opening.js";
import { goTo } from "../routing.js";
import { ask } from "../server/ask.js";
import { changePassword, signIn, signOut, useStanding } from "../server/session.js";
import { useTexts } from "../settings.js";
import { say } from "../shell/toast.js";

export function SignInPage() {
  const texts = useTexts();
  const { state, session } = useStanding();
  const [methods, setMethods] = useState<schemas.SignInMethods>();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [next, setNext] = useState("");
  const [refusal, setRefusal] = useState("");

  useEffect(() => {
    if (state !== "signed-out") return;
    ask<schemas.SignInMethods>("GET", "/v1/session/methods").then(setMethods, () => undefined);
  }, [state]);

  const tried = async (event: FormEvent, step: () => Promise<unknown>) => {
    event.preventDefault();
    setRefusal("");
    try {
      await step();
    } catch (error) {
      setRefusal(error instanceof Error ? error.message : String(error));
    }
  };

  if (state === "none") return <p className="page soft">{texts.noServer}</p>;

  if (session?.mustChangePassword) {
    return (
      <form
        className="card sign-in"
        onSubmit={(event) =>
          void tried(event, async () => {
            await changePassword(password, next);
            goTo("write");
          })
        }
      >
        <h1>{texts.newPassword}</h1>
        <p className="soft">{texts.newPasswordHelp}</p>
        <Secret label={texts.password} value={password} write={setPassword} complete="current-password" />
        <Secret label={texts.newPassword} value={next} write={setNext} complete="new-password" />
        <Refused text={refusal} />
        <button type="submit" className="button primary">
          {texts.save}
        </button>
      </form>
    );
  }

  if (session !== undefined) {
    return (
      <div className="card sign-in">
        <h1>{texts.signedInAs(session.user.name)}</h1>
        <p className="soft">{session.user.email}</p>
        <ul>
          {session.workspaces.map(({ workspace, name, roles, payee }) => (
            <li key={workspace}>
              {name}: {roles.join(", ")} {payee === null ? "" : `(${payee})`}
            </li>
          ))}
        </ul>
        <button type="button" className="button" onClick={() => void signOut()}>
          {texts.signOut}
        </button>
      </div>
    );
  }

  return (
    <form
      className="card sign-in"
      onSubmit={(event) =>
        void tried(event, async () => {
          const entered = await signIn(email, password);
          if (entered.mustChangePassword) return;
          say(texts.signedInAs(entered.user.name));
          goTo((await openOwn()) ? "write" : "understand");
        })
      }
    >
      <h1>{texts.pages["sign-in"]}</h1>
      <p className="soft">{texts.signInHelp}</p>
      <label className="field">
        <span>{texts.user}</span>
        <input
          type="email"
          required
          autoComplete="username"
          value={email}
          onChange={({ target }) => setEmail(target.value)}
        />
      </label>
      <Secret label={texts.password} value={password} write={setPassword} complete="current-password" />
      <Refused text={refusal} />
      <button type="submit" className="button primary">
        {texts.pages["sign-in"]}
      </button>
      {methods?.oidc ? (
        <a className="button" href={methods.oidc}>
          {texts.singleSignOn}
        </a>
      ) : null}
    </form>
  );
}

function Secret({
  label,
  value,
  write,
  complete,
}: {
  readonly label: string;
  readonly value: string;
  readonly write: (text: string) => void;
  readonly complete: "current-password" | "new-password";
}) {
  return (
    <label className="field">
      <span>{label}</span>
      <input
        type="password"
        required
        minLength={complete === "new-password" ? 12 : 1}
        autoComplete={complete}
        value={value}
        onChange={({ target }) => write(target.value)}
      />
    </label>
  );
}

function Refused({ text }: { readonly text: string }) {
  return text === "" ? null : (
    <p className="notice bad" role="alert">
      {text}
    </p>
  );
}
