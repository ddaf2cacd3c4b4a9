import http from "node:http";
import https from "node:https";
import { z } from "zod";

export const loginHost = "login.microsoftonline.com";

const toLogin = z.looseObject({ hostname: z.literal(loginHost), path: z.string() });

const ports = new Map<string, number>();
let undo: (() => void) | undefined;

/**
 * Sends this process's HTTPS requests for `https://login.microsoftonline.com/<tenantId>/…` to a plain server on loopback.
 * MSAL insists on https and checks an unknown authority online, so it must believe in Microsoft's host; every other address
 * is left alone.
 * @returns how to undo it
 */
export function redirectLogin(tenantId: string, port: number): () => void {
  ports.set(tenantId, port);
  undo ??= intercept();
  return () => {
    ports.delete(tenantId);
    if (ports.size > 0) return;
    undo?.();
    undo = undefined;
  };
}

function intercept(): () => void {
  const { request } = https;
  https.request = new Proxy(request, {
    apply(target, self, args: unknown[]) {
      const { data: options } = toLogin.safeParse(args[0]);
      const port = ports.get(options?.path.split("/")[1] ?? "");
      return port === undefined
        ? Reflect.apply(target, self, args)
        : http.request({ ...options, protocol: "http:", hostname: "127.0.0.1", port });
    },
  });
  return () => {
    https.request = request;
  };
}
