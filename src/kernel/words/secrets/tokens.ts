import { groupsIn, type FoundSecret } from "./secret.ts";

/** Tokens known by how their issuer writes them. Each begins where a run of its characters begins, so none is read twice. */
const issued = [
  /xox[a-z]-[\w-]{10,}|xapp-\d-[\w-]{10,}/, // Slack
  /gh[pousr]_[A-Za-z0-9]{20,}|github_pat_\w{20,}/, // GitHub
  /glpat-[\w-]{16,}/, // GitLab
  /(?:AKIA|ASIA)[A-Z0-9]{16}/, // AWS
  /AIza[\w-]{30,}|ya29\.[\w-]{20,}|GOCSPX-[\w-]{20,}/, // Google
  /eyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]{4,}){0,3}/, // JWT, JWE
  /[rs]k_(?:live|test)_\w{10,}|whsec_\w{10,}/, // Stripe
  /sk-[\w-]{20,}/, // OpenAI, Anthropic
  /npm_[A-Za-z0-9]{30,}|pypi-[\w-]{30,}|hf_[A-Za-z0-9]{24,}/, // package and model registries
  /SG\.[\w-]{16,}\.[\w-]{16,}/, // SendGrid
  /ATATT[\w=-]{20,}/, // Atlassian
  /dop_v1_[0-9a-f]{40,}|shp(?:at|ca|pa|ss)_[0-9a-f]{32}|hvs\.[\w-]{20,}|dapi[0-9a-f]{32}/, // DigitalOcean, Shopify, Vault, Databricks
  /AGE-SECRET-KEY-1[A-Z0-9]{40,}/,
  /\d{8,10}:AA[\w-]{33}/, // Telegram
  /\d{6}(?:-\d{6}){7}/, // BitLocker recovery
];

const issuedToken = new RegExp(
  String.raw`(?<![A-Za-z0-9_-])(${issued.map(({ source }) => source).join("|")})(?![A-Za-z0-9_])`,
  "dg",
);

/** Addresses whose secret is their path: whoever has them may post. */
const webhook =
  /(?:hooks\.slack\.com\/(?:services|workflows|triggers)\/|discord(?:app)?\.com\/api\/webhooks\/\d{1,20}\/|webhook\.office\.com\/webhookb2\/)([\w/@-]{20,})/dg;

/** In an address: `?token=…`, `&sig=…`. */
const inQuery =
  /[?&](?:[\w-]{0,20}token|[\w-]{0,20}secret|api[_-]?key|apikey|key|sig|x-amz-signature)=([\w.~%+/=-]{10,})/dgi;

/** `Authorization: Bearer …`; a plain word after it is talk about the scheme. */
const authorization = /\bbearer\s{1,4}((?=[A-Za-z_.~+/=-]{0,40}\d)[\w.~+/=-]{12,})/dgi;
const basic = /\bauthorization\s?:\s?basic\s([A-Za-z0-9+/=]{8,})/dgi;

/** Tokens that are known by their own form, wherever they stand. */
export const findTokens = (text: string): readonly FoundSecret[] =>
  [issuedToken, webhook, inQuery, authorization, basic].flatMap((pattern) => groupsIn(text, pattern, "token"));
