/**
 * `<malines-passkey>`: a form that a passkey fills. Its button fetches a challenge, asks the browser, puts the answer
 * into the form and sends it. Without a script, or in a browser without passkeys, it stays hidden.
 *
 * Attributes: `data-challenge`, where the challenge is fetched; `data-what`, `get` or `create`.
 */
type Descriptor = { id: string; type: "public-key" };
type Options = {
  challenge: string;
  user?: { id: string };
  allowCredentials?: Descriptor[];
  excludeCredentials?: Descriptor[];
};

function bytes(text: string): ArrayBuffer {
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0)).buffer;
}

function text(buffer: ArrayBuffer | null): string | undefined {
  if (!buffer) return undefined;
  const binary = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** The options as the browser wants them: bytes in the place of base64url. */
function decoded(options: Options): unknown {
  const known = (list: Descriptor[] | undefined) => list?.map((one) => ({ ...one, id: bytes(one.id) })) ?? [];
  return {
    ...options,
    challenge: bytes(options.challenge),
    ...(options.user ? { user: { ...options.user, id: bytes(options.user.id) } } : {}),
    allowCredentials: known(options.allowCredentials),
    excludeCredentials: known(options.excludeCredentials),
  };
}

/** The answer as JSON, base64url in the place of bytes. */
function encoded(credential: PublicKeyCredential): string {
  const response = credential.response;
  const clientDataJSON = text(response.clientDataJSON);
  const own =
    response instanceof AuthenticatorAttestationResponse
      ? { attestationObject: text(response.attestationObject), transports: response.getTransports?.() ?? [] }
      : response instanceof AuthenticatorAssertionResponse
        ? {
            authenticatorData: text(response.authenticatorData),
            signature: text(response.signature),
            userHandle: text(response.userHandle),
          }
        : {};
  return JSON.stringify({
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    extensions: {},
    response: { clientDataJSON, ...own },
  });
}

class MalinesPasskey extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector("form");
    if (!form || !window.PublicKeyCredential) return;
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#ask(form);
    });
  }

  async #ask(form: HTMLFormElement): Promise<void> {
    const button = form.querySelector("button");
    const failed = form.querySelector<HTMLElement>("[role=alert]");
    if (!button || !failed || button.disabled) return;
    button.disabled = true;
    failed.hidden = true;
    try {
      const asked = await fetch(this.dataset["challenge"] ?? "", { method: "POST", body: new URLSearchParams() });
      if (!asked.ok) throw new Error(`${asked.status}`);
      const { ceremony, options } = (await asked.json()) as { ceremony: string; options: Options };
      const publicKey = decoded(options);
      const credential = await (this.dataset["what"] === "create"
        ? navigator.credentials.create({ publicKey: publicKey as PublicKeyCredentialCreationOptions })
        : navigator.credentials.get({ publicKey: publicKey as PublicKeyCredentialRequestOptions }));
      if (!(credential instanceof PublicKeyCredential)) throw new Error("no answer");
      const put = (name: string, value: string) => {
        const field = form.elements.namedItem(name);
        if (field instanceof HTMLInputElement) field.value = value;
      };
      put("ceremony", ceremony);
      put("answer", encoded(credential));
      form.submit();
    } catch {
      // Refused by the person or by the authenticator: the browser has said why.
      failed.hidden = false;
      button.disabled = false;
    }
  }
}

customElements.define("malines-passkey", MalinesPasskey);
