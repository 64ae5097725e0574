// Sends a mail by nodemailer over STARTTLS, with XOAUTH2; then once more with a token that is wrong. The token is read
// from standard input.
// nodemailer_client.cjs PORT CA USER TO
const fs = require("fs");
const nodemailer = require("nodemailer");

const [port, ca, user, to] = process.argv.slice(2);
const token = fs.readFileSync(0, "utf8").trim();

async function attempt(subject, accessToken) {
  const transport = nodemailer.createTransport({
    host: "localhost",
    port: Number(port),
    secure: false,
    requireTLS: true,
    tls: { ca: fs.readFileSync(ca) },
    auth: { type: "OAuth2", user, accessToken },
  });
  try {
    await transport.sendMail({ from: user, to, subject, text: "A scan.\n.\n" });
    console.log("sent " + subject);
  } catch (e) {
    console.log(subject + " " + e.code + " " + e.response);
  } finally {
    transport.close();
  }
}

attempt("nodemailer-token", token).then(() => attempt("nodemailer-wrong", token + "x"));
