// Signs in by a device code with Microsoft's library, refreshes silently, and refreshes once more after something has
// happened. Whoever started this is told when to act, on standard output, and answers with a line on standard input.
// msal_client.cjs AUTHORITY CLIENT SCOPE
const fs = require("fs");
const msal = require("@azure/msal-node");

const [authority, clientId, scope] = process.argv.slice(2);

// Blocks, so that the first poll comes after the answer and nobody waits for a second one.
function ask(what) {
  fs.writeSync(1, what + "\n");
  fs.readSync(0, Buffer.alloc(16));
}

async function main() {
  const client = new msal.PublicClientApplication({
    auth: { clientId, authority, knownAuthorities: [new URL(authority).host] },
  });
  const first = await client.acquireTokenByDeviceCode({
    scopes: [scope],
    deviceCodeCallback: (reply) => ask("code " + reply.userCode),
  });
  console.log("signed in " + first.account.username + " " + first.account.homeAccountId);
  const silently = () => client.acquireTokenSilent({ scopes: [scope], account: first.account, forceRefresh: true });
  const second = await silently();
  console.log("refreshed " + (second.accessToken !== first.accessToken) + " " + second.fromCache);
  ask("refreshed");
  try {
    await silently();
    console.log("refreshed again");
  } catch (e) {
    console.log(
      ["refused", e instanceof msal.InteractionRequiredAuthError, e.errorCode, e.subError, e.errorNo, e.claims].join(" "));
  }
}

main().catch((e) => console.log("failed " + e));
