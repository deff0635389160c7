// Lets the tests import the page's modules as "mobdsl/NAME.mjs", from the folder in MOBDSL_JS.

import { register } from "node:module";

register(
  `data:text/javascript,${encodeURIComponent(`
    export function resolve(name, context, next) {
      return next(name.startsWith("mobdsl/") ? ${JSON.stringify(process.env.MOBDSL_JS)} + name.slice(7) : name, context);
    }
  `)}`,
);
