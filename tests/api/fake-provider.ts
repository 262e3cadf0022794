/** An OpenID provider that does what it is told to, also what no provider should do. */

import { createHash, generateKeyPairSync, type KeyObject, randomUUID, sign } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export const client = { clientId: "attain", clientSecret: "a secret of the provider" } as const;

/** What is wrong with what the provider answers; `undefined` gives the claims as they should be. */
export interface Wrongs {
  readonly claims?: Readonly<Record<string, unknown>>;
  /** Signed by a key that the provider does not publish. */
  readonly isForged?: boolean;
  /** The header says that nobody signed it. */
  readonly isUnsigned?: boolean;
}

export interface FakeProvider {
  readonly issuer: string;
  /** As if a person had signed in there: answers where the provider sends the browser back to. */
  agree(authorizationUrl: string, email: string, wrongs?: Wrongs): URL;
  /** What the server sent to have a code exchanged. */
  readonly exchanges: readonly URLSearchParams[];
  close(): Promise<void>;
}

interface Granted {
  readonly challenge: string;
  readonly redirect: string;
  readonly claims: Readonly<Record<string, unknown>>;
  readonly wrongs: Wrongs;
}

export async function openProvider(): Promise<FakeProvider> {
  const published = generateKeyPairSync("rsa", { modulusLength: 2_048 });
  const other = generateKeyPairSync("rsa", { modulusLength: 2_048 });
  const granted = new Map<string, Granted>();
  const exchanges: URLSearchParams[] = [];
  let issuer = "";

  const server = createServer((request, response) => {
    const answer = (status: number, body: unknown) => {
      response.writeHead(status, { "content-type": "application/json" });
      response.end(JSON.stringify(body));
    };
    switch (new URL(request.url ?? "/", issuer).pathname) {
      case "/.well-known/openid-configuration":
        answer(200, {
          issuer,
          authorization_endpoint: `${issuer}/authorize`,
          token_endpoint: `${issuer}/token`,
          jwks_uri: `${issuer}/keys`,
          response_types_supported: ["code"],
          subject_types_supported: ["public"],
          id_token_signing_alg_values_supported: ["RS256"],
          code_challenge_methods_supported: ["S256"],
          token_endpoint_auth_methods_supported: ["client_secret_post", "client_secret_basic"],
        });
        return;
      case "/keys":
        answer(200, {
          keys: [{ ...published.publicKey.export({ format: "jwk" }), kid: "1", use: "sig", alg: "RS256" }],
        });
        return;
      case "/token":
        request.setEncoding("utf8");
        void (async () => {
          let text = "";
          for await (const part of request) text += part;
          const asked = new URLSearchParams(text);
          exchanges.push(asked);
          const code = asked.get("code") ?? "";
          const grant = granted.get(code);
          granted.delete(code);
          if (grant === undefined || !isRightful(grant, asked)) {
            answer(400, { error: "invalid_grant" });
            return;
          }
          const key = grant.wrongs.isForged ? other.privateKey : published.privateKey;
          const idToken = grant.wrongs.isUnsigned ? unsigned(grant.claims) : signed(grant.claims, key);
          answer(200, { access_token: "a", token_type: "Bearer", expires_in: 60, id_token: idToken });
        })();
        return;
      default:
        answer(404, {});
    }
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    issuer,
    exchanges,
    agree(authorizationUrl, email, wrongs = {}) {
      const asked = new URL(authorizationUrl).searchParams;
      const seconds = Math.floor(Date.now() / 1_000);
      const code = randomUUID();
      granted.set(code, {
        challenge: asked.get("code_challenge") ?? "",
        redirect: asked.get("redirect_uri") ?? "",
        wrongs,
        claims: {
          iss: issuer,
          aud: asked.get("client_id"),
          sub: email,
          iat: seconds,
          exp: seconds + 300,
          nonce: asked.get("nonce"),
          email,
          email_verified: true,
          ...wrongs.claims,
        },
      });
      const back = new URL(asked.get("redirect_uri") ?? "");
      back.searchParams.set("code", code);
      back.searchParams.set("state", asked.get("state") ?? "");
      return back;
    },
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

/** A code belongs to whoever began: the verifier fits the challenge, and the address is the one that was told. */
function isRightful({ challenge, redirect }: Granted, asked: URLSearchParams): boolean {
  const verifier = createHash("sha256")
    .update(asked.get("code_verifier") ?? "")
    .digest("base64url");
  return verifier === challenge && asked.get("redirect_uri") === redirect;
}

function part(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

function signed(claims: object, key: KeyObject): string {
  const text = `${part({ alg: "RS256", kid: "1" })}.${part(claims)}`;
  return `${text}.${sign("sha256", Buffer.from(text), key).toString("base64url")}`;
}

function unsigned(claims: object): string {
  return `${part({ alg: "none" })}.${part(claims)}.`;
}
