import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seal, unseal } from "./seal";

describe("seal", () => {
  it("opens to what was sealed, and never shows it", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 4 }), (plain) => {
        const sealed = seal(plain, "instance secret", "connection");
        expect(unseal(sealed, "instance secret", "connection")).toBe(plain);
        expect(Buffer.from(sealed).includes(Buffer.from(plain, "utf8"))).toBe(false);
      }),
    );
  });

  it("opens the empty, and what is no Latin", () => {
    for (const plain of ["", "p", "пароль 🔑", "a\u0000b"])
      expect(unseal(seal(plain, "instance secret", "connection"), "instance secret", "connection")).toBe(
        plain,
      );
  });

  it("refuses another secret, another purpose and any changed byte", () => {
    const sealed = seal("the password", "instance secret", "connection");
    expect(() => unseal(sealed, "another secret", "connection")).toThrow();
    expect(() => unseal(sealed, "instance secret", "upstream")).toThrow();
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Uint8Array.from(sealed, (byte, index) => (index === at ? byte ^ 1 : byte));
      expect(() => unseal(changed, "instance secret", "connection")).toThrow();
    }
  });
});
