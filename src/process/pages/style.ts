import { createHash } from "node:crypto";

/** Of all pages: on a phone, on a wide screen, by night, on paper, and across a room. */
export const style = `
:root{color-scheme:light dark;--ground:#fff;--ink:#1d1c1d;--quiet:#5f5e60;--line:#dedddf;--way:#0b5cad;
--of-1:#2f6fde;--of-2:#d9822b;--of-3:#3b8f5a;--of-4:#a34fb0;--of-5:#8a6d1f;--of-6:#5f6b7a}
@media (prefers-color-scheme:dark){:root{--ground:#17181a;--ink:#ecebed;--quiet:#a9a8ab;--line:#3a3b3f;--way:#7ab5f5;
--of-1:#6aa0ff;--of-2:#f0a35c;--of-3:#6cc48c;--of-4:#cf8bdb;--of-5:#d2b45c;--of-6:#a3b0c0}}
*{box-sizing:border-box}
body{margin:0 auto;padding:1rem;max-width:46rem;background:var(--ground);color:var(--ink);
font:1rem/1.45 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;overflow-wrap:anywhere}
h1{font-size:1.4rem;margin:.4rem 0}h2{font-size:1.2rem;margin:1.6rem 0 .4rem}
section+section{border-top:1px solid var(--line);margin-top:1.6rem}
p{margin:.4rem 0}.aside,small,figcaption{color:var(--quiet);font-size:.875rem}small{display:block}
dl{margin:.6rem 0}dl div{padding:.5rem 0;border-bottom:1px solid var(--line)}dt{color:var(--quiet);font-size:.875rem}dd{margin:0}
figure{margin:1rem 0}figcaption{font-weight:600}svg{display:block;width:100%;max-width:32rem;height:auto;margin-top:.4rem}
svg text{fill:var(--ink);font-size:11px}svg path{stroke:var(--line)}
rect.of-1{fill:var(--of-1)}rect.of-2{fill:var(--of-2)}rect.of-3{fill:var(--of-3)}rect.of-4{fill:var(--of-4)}
rect.of-5{fill:var(--of-5)}rect.of-6{fill:var(--of-6)}
ul{display:flex;flex-wrap:wrap;gap:.2rem 1rem;padding:0;margin:.2rem 0;list-style:none;font-size:.875rem}
li::before{content:"";display:inline-block;width:.7em;height:.7em;margin-right:.4em;border-radius:2px}
li.of-1::before{background:var(--of-1)}li.of-2::before{background:var(--of-2)}li.of-3::before{background:var(--of-3)}
li.of-4::before{background:var(--of-4)}li.of-5::before{background:var(--of-5)}li.of-6::before{background:var(--of-6)}
nav{display:flex;flex-wrap:wrap;gap:.5rem;margin:1rem 0}
a,button{display:inline-block;padding:.5rem .9rem;border:1px solid var(--line);border-radius:.5rem;background:none;
color:var(--way);font:inherit;text-decoration:none;cursor:pointer}
.primary{background:var(--way);border-color:var(--way);color:var(--ground);font-weight:600}
.item{display:flex;gap:1rem;align-items:center;justify-content:space-between;padding:.5rem 0;border-bottom:1px solid var(--line)}
.item a{flex:none}blockquote{margin:.4rem 0;padding-left:.8rem;border-left:3px solid var(--line);white-space:pre-line}
footer{margin-top:2rem}
body.wall{max-width:none;font-size:clamp(1rem,1.7vw,2.2rem)}
body.wall dl{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(14em,100%),1fr));gap:.8rem}
body.wall dl div{border:1px solid var(--line);border-radius:.6rem;padding:.7rem 1rem}
body.wall dt{font-size:1rem;font-weight:600;color:var(--ink)}body.wall dd{font-size:.8em;color:var(--quiet)}
body.wall dd strong{font-size:1.7em;color:var(--ink)}body.wall h1,body.wall h2{font-size:1.1em}
body.wall section{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(24em,100%),1fr));gap:0 2em}
body.wall h1,body.wall h2,body.wall dl,body.wall .aside{grid-column:1/-1}body.wall button{font-size:.875rem}
@media print{:root{color-scheme:light;--ground:#fff;--ink:#000;--quiet:#444;--line:#bbb;--of-1:#2f6fde;--of-2:#d9822b;--of-3:#3b8f5a;
--of-4:#a34fb0;--of-5:#8a6d1f;--of-6:#5f6b7a}nav,form,.item a{display:none}body{max-width:none;padding:0;font-size:10pt}
figure,.item,dl div{break-inside:avoid}h1,h2{break-after:avoid}rect,li::before{print-color-adjust:exact}}
`;

/** For the policy of a page that takes this style and nothing else. */
export const styleHash = `sha256-${createHash("sha256").update(style).digest("base64")}`;
