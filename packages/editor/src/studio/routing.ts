/** Which page is open: the part of the address behind `#`, so that any server can serve the studio. */

import { createStore, useStore } from "./store.js";

export const pages = ["write", "calculate", "understand", "approvals", "sign-in"] as const;
export type Page = (typeof pages)[number];

export interface Route {
  readonly page: Page;
  readonly query: URLSearchParams;
}

const route = createStore<Route>(read());
addEventListener("hashchange", () => route.set(read()));

export function useRoute(): Route {
  return useStore(route);
}

export function currentRoute(): Route {
  return route.get();
}

export function linkTo(page: Page, query: Readonly<Record<string, string>> = {}): string {
  const text = new URLSearchParams(query).toString();
  return `#/${page}${text === "" ? "" : `?${text}`}`;
}

export function goTo(page: Page, query: Readonly<Record<string, string>> = {}): void {
  location.hash = linkTo(page, query);
}

function read(): Route {
  const [path = "", text = ""] = location.hash.replace(/^#\/?/, "").split("?");
  return { page: pages.find((page) => page === path) ?? "write", query: new URLSearchParams(text) };
}
