/** Single sign-on by OpenID Connect: authorization code with PKCE. It lets in only people who were added before. */

import type {} from "@fastify/cookie";
import type { FastifyReply, FastifyRequest } from "fastify";
import * as client from "openid-client";
import type { OidcConfig, ServerConfig } from "../config.js";
import { RefusedError } from "../refused.js";

export interface OidcFlow {
  /** Sends the browser to the provider. */
  begin(reply: FastifyReply): Promise<FastifyReply>;
  /** The address that the provider vouches for. */
  finish(request: FastifyRequest, reply: FastifyReply): Promise<string>;
}

const stateCookie = "attain_oidc";
const path = "/v1/session/oidc";

export function oidcFlow(oidc: OidcConfig, { publicUrl }: ServerConfig): OidcFlow {
  const secure = publicUrl.startsWith("https:");
  const redirect = new URL(`${path}/callback`, publicUrl);
  let discovered: Promise<client.Configuration> | undefined;
  const configuration = () => {
    discovered ??= discover(oidc).catch((error: unknown) => {
      discovered = undefined;
      throw unreachableProvider(error);
    });
    return discovered;
  };
  return {
    async begin(reply) {
      const config = await configuration();
      const verifier = client.randomPKCECodeVerifier();
      const [state, nonce] = [client.randomState(), client.randomNonce()];
      const url = client.buildAuthorizationUrl(config, {
        redirect_uri: redirect.href,
        scope: "openid email profile",
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: "S256",
        state,
        nonce,
      });
      reply.setCookie(stateCookie, JSON.stringify({ verifier, state, nonce }), {
        path,
        httpOnly: true,
        sameSite: "lax",
        secure,
        maxAge: 600,
      });
      return reply.redirect(url.href);
    },
    async finish(request, reply) {
      const config = await configuration();
      const kept = keptOf(request.cookies[stateCookie]);
      reply.clearCookie(stateCookie, { path });
      const current = new URL(redirect);
      current.search = new URL(request.url, redirect).search;
      try {
        const tokens = await client.authorizationCodeGrant(config, current, {
          pkceCodeVerifier: kept.verifier,
          expectedState: kept.state,
          expectedNonce: kept.nonce,
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        const email = claims?.email;
        const isVerified = claims?.email_verified ?? oidc.trustsEmail;
        if (typeof email === "string" && isVerified === true) return email;
      } catch {
        throw new RefusedError(401, "sign-on-failed", "Single sign-on did not work", "Try again");
      }
      throw new RefusedError(401, "no-verified-email", "The provider names no verified e-mail address");
    },
  };
}

async function discover({ issuer, clientId, clientSecret }: OidcConfig): Promise<client.Configuration> {
  const url = new URL(issuer);
  const isLocal = url.hostname === "localhost" || url.hostname === "127.0.0.1";
  // Without TLS only where nothing leaves the machine.
  const allowed = isLocal ? [client.allowInsecureRequests] : [];
  // The signature counts, and not only the connection that a token came over.
  const options = { execute: [client.enableNonRepudiationChecks, ...allowed] };
  return client.discovery(url, clientId, clientSecret, undefined, options);
}

function keptOf(cookie: string | undefined): { verifier: string; state: string; nonce: string } {
  try {
    const kept: unknown = JSON.parse(cookie ?? "");
    if (
      typeof kept === "object" &&
      kept !== null &&
      "verifier" in kept &&
      "state" in kept &&
      "nonce" in kept
    ) {
      return { verifier: String(kept.verifier), state: String(kept.state), nonce: String(kept.nonce) };
    }
  } catch {
    // Told below.
  }
  throw new RefusedError(
    400,
    "sign-on-not-begun",
    "Single sign-on was not begun here",
    "Begin at /v1/session/oidc",
  );
}

function unreachableProvider(error: unknown): RefusedError {
  const why = error instanceof Error ? `: ${error.message}` : "";
  return new RefusedError(503, "provider-unreachable", `The sign-on provider does not answer${why}`);
}
