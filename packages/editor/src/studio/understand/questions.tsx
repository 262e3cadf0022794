/** Questions on a line of a statement, and their answers, where the line stands. */

import { type FormEvent, useCallback, useEffect, useState } from "react";
import { answerQuestion, askQuestion, listQuestions, type Question } from "../server/runs.js";
import { hasRole, useStanding } from "../server/session.js";
import { useTexts } from "../settings.js";
import { say } from "../shell/toast.js";

export interface Line {
  readonly workspace: string;
  readonly run: string;
  readonly payee: string;
  readonly component: string;
  /** Empty where the line is of no deal. */
  readonly credit: string;
  readonly key: string;
}

export function Questions({ line }: { readonly line: Line }) {
  const texts = useTexts();
  const standing = useStanding();
  const { workspace, run, payee, component, credit, key } = line;
  const [questions, setQuestions] = useState<readonly Question[]>([]);
  const read = useCallback(async () => {
    const all = await listQuestions(workspace, run, payee);
    setQuestions(all.filter((each) => each.component === component && (each.key ?? "") === key));
  }, [workspace, run, payee, component, key]);
  useEffect(() => void read().catch(({ message }: Error) => say(message)), [read]);

  const mayAnswer = hasRole(standing, "manager", "finance", "admin");
  const mayAsk = mayAnswer || hasRole(standing, "payee");
  return (
    <section className="stack" data-testid="questions">
      {questions.map((question) => (
        <div key={question.id} className="notice">
          <div className="small soft">{texts.askedBy(question.askedBy)}</div>
          <p>{question.text}</p>
          {question.answers.map(({ text, by, at }) => (
            <div key={at}>
              <div className="small soft">{texts.answeredBy(by)}</div>
              <p>{text}</p>
            </div>
          ))}
          {mayAnswer ? (
            <Written
              label={texts.answer}
              send={async (text) => {
                await answerQuestion(workspace, question.id, text);
                await read();
              }}
            />
          ) : null}
        </div>
      ))}
      {mayAsk ? (
        <Written
          label={texts.ask}
          send={async (text) => {
            await askQuestion(workspace, run, payee, {
              component,
              ...(credit !== "" && { credit }),
              ...(key !== "" && { key }),
              text,
            });
            await read();
          }}
        />
      ) : null}
    </section>
  );
}

function Written({
  label,
  send,
}: {
  readonly label: string;
  readonly send: (text: string) => Promise<void>;
}) {
  const texts = useTexts();
  const [text, setText] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send(text).then(
      () => setText(""),
      ({ message }: Error) => say(message),
    );
  };
  return (
    <form className="row asking" onSubmit={submit}>
      <label className="field">
        <span>{label}</span>
        <input required value={text} onChange={({ target }) => setText(target.value)} />
      </label>
      <button type="submit" className="button">
        {texts.send}
      </button>
    </form>
  );
}
