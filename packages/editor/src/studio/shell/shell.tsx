/** What stands around every page: the way between them, language, theme, and who is signed in. */

import { lazy, Suspense, useEffect } from "react";
import { linkTo, type Page, pages, useRoute } from "../routing.js";
import { hasRole, knownStanding, planReaders, useStanding } from "../server/session.js";
import { chooseLanguage, chooseTheme, type Language, languages, settings, useTexts } from "../settings.js";
import { useStore } from "../store.js";
import { ErrorBoundary } from "./error-boundary.js";
import { Icon } from "./icon.js";
import { Toast } from "./toast.js";
import { Who } from "./who.js";

const shown: Readonly<Record<Page, ReturnType<typeof lazy>>> = {
  write: lazy(() => import("../write/write-page.js").then(({ WritePage }) => ({ default: WritePage }))),
  calculate: lazy(() =>
    import("../calculate/calculate-page.js").then(({ CalculatePage }) => ({ default: CalculatePage })),
  ),
  understand: lazy(() =>
    import("../understand/understand-page.js").then(({ UnderstandPage }) => ({ default: UnderstandPage })),
  ),
  approvals: lazy(() =>
    import("../account/approvals-page.js").then(({ ApprovalsPage }) => ({ default: ApprovalsPage })),
  ),
  "sign-in": lazy(() =>
    import("../account/sign-in-page.js").then(({ SignInPage }) => ({ default: SignInPage })),
  ),
};

export function Shell() {
  const texts = useTexts();
  const { language, theme } = useStore(settings);
  const { page } = useRoute();
  const Shown = shown[page];
  const standing = useStanding();
  // Who reads no plans has their own pay to look at.
  const isReader = standing.workspace === undefined || hasRole(standing, ...planReaders);
  const shownPages = pages.filter((each) => isReader || each === "understand" || each === "sign-in");
  useEffect(() => void knownStanding(), []);
  const isSignedIn = standing.session !== undefined;
  const nameOf = (each: Page) => (each === "sign-in" && isSignedIn ? texts.account : texts.pages[each]);
  const title = nameOf(page);
  useEffect(() => {
    document.title = `${title} · Attain`;
  }, [title]);
  return (
    <div className="shell">
      <button type="button" className="skip" onClick={() => document.getElementById("main")?.focus()}>
        {texts.skip}
      </button>
      <header className="top">
        <a className="brand" href={linkTo("write")} aria-label="Attain">
          <Icon name="brand" />
          <span>Attain</span>
        </a>
        <div className="space" />
        <Who />
        <label className="field inline">
          <span>{texts.language}</span>
          <select value={language} onChange={({ target }) => chooseLanguage(target.value as Language)}>
            {Object.entries(languages).map(([code, name]) => (
              <option key={code} value={code} lang={code}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <button
          type="button"
          className="button quiet"
          aria-pressed={theme === "dark"}
          onClick={() => chooseTheme(theme === "dark" ? "light" : "dark")}
        >
          <Icon name="theme" />
          {theme === "dark" ? texts.light : texts.dark}
        </button>
      </header>
      <nav className="nav" aria-label="Attain">
        {shownPages.map((each) => (
          <a key={each} href={linkTo(each)} aria-current={each === page ? "page" : undefined}>
            <Icon name={each} />
            {nameOf(each)}
          </a>
        ))}
      </nav>
      <main className="main" id="main" tabIndex={-1}>
        <ErrorBoundary key={page}>
          <Suspense fallback={<p className="page soft">{texts.loading} …</p>}>
            <Shown />
          </Suspense>
        </ErrorBoundary>
      </main>
      <Toast />
    </div>
  );
}
