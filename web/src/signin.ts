import type { Config } from "./api";

const tokenKey = "ccj.token";
const verifierKey = "ccj.verifier";
const placeKey = "ccj.place";
const marginSeconds = 60;

/** The token of the signed-in person; null where none is needed or there is none. */
export function token(): string | null {
  const kept = sessionStorage.getItem(tokenKey);
  if (!kept) return null;
  const { text, until } = JSON.parse(kept) as { text: string; until: number };
  return Date.now() < until ? text : null;
}

/** Signs in where the settings ask for it: authorization code with PKCE, kept for this tab only. False when the page is on its way to the sign-in. */
export async function signedIn(config: Config): Promise<boolean> {
  if (!config.signIn || token()) return true;
  const code = new URLSearchParams(location.search).get("code");
  const verifier = sessionStorage.getItem(verifierKey);
  if (code && verifier) {
    await exchange(config.signIn, code, verifier);
    history.replaceState(null, "", `/${sessionStorage.getItem(placeKey) ?? ""}`);
    return true;
  }
  await leave(config.signIn);
  return false;
}

/** Where the sign-in sends people back to; every address without a file is this page. */
const here = (): string => `${location.origin}/signed-in`;

async function leave(signIn: NonNullable<Config["signIn"]>): Promise<void> {
  const verifier = base64(crypto.getRandomValues(new Uint8Array(48)));
  sessionStorage.setItem(verifierKey, verifier);
  sessionStorage.setItem(placeKey, location.hash);
  const challenge = base64(new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier))));
  const query = new URLSearchParams({ response_type: "code", client_id: signIn.clientId, redirect_uri: here(), scope: "openid", code_challenge: challenge, code_challenge_method: "S256" });
  location.assign(`${signIn.domain}/oauth2/authorize?${query}`);
}

async function exchange(signIn: NonNullable<Config["signIn"]>, code: string, verifier: string): Promise<void> {
  sessionStorage.removeItem(verifierKey);
  const answer = await fetch(`${signIn.domain}/oauth2/token`, {
    method: "POST",
    body: new URLSearchParams({ grant_type: "authorization_code", client_id: signIn.clientId, redirect_uri: here(), code, code_verifier: verifier }),
  });
  if (!answer.ok) throw new Error("The sign-in did not succeed. Load the page again to try once more.");
  const given = (await answer.json()) as { id_token: string; expires_in: number };
  sessionStorage.setItem(tokenKey, JSON.stringify({ text: given.id_token, until: Date.now() + (given.expires_in - marginSeconds) * 1000 }));
}

function base64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
