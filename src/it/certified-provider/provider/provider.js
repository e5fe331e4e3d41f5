// A certified OpenID provider on a free port of this machine. Says "ready <port>" when it listens, "granted <client> <way>" for each
// grant, and "done" to each line of its standard input, of which "rotate" gives it a new signing key. It ends when that input ends.
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import Provider from 'oidc-provider';

const CALLBACK = 'https://id.example.com/callback';
const SIGNED_OUT = 'https://id.example.com/signed-out';

const client = (id, authentication, secret) => ({
  client_id: id,
  client_secret: secret,
  token_endpoint_auth_method: authentication,
  grant_types: ['authorization_code', 'refresh_token'],
  redirect_uris: [CALLBACK],
  post_logout_redirect_uris: [SIGNED_OUT],
});

const accounts = {
  mina: {
    name: 'Kim Mina',
    nickname: 'mina',
    picture: 'https://img.example.com/mina.png',
    birthdate: '1990-02-03',
    email: 'mina@example.com',
    email_verified: true,
  },
  jun: { name: 'Lee Jun', email: 'jun@example.com', email_verified: false },
};

const newKey = () => ({
  ...generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }),
  kid: randomBytes(8).toString('hex'),
  use: 'sig',
  alg: 'RS256',
});

// A secret may hold whatever a header would not take as it is.
const clients = [
  client('by-header', 'client_secret_basic', 'a:secret with+odd/signs%20&=?'),
  client('by-form', 'client_secret_post', 'a:secret with+odd/signs%20&=?'),
  client('by-assertion', 'client_secret_jwt', 'a-secret-of-forty-characters-for-hs256-00'),
  client('public', 'none'),
];
const cookieKeys = [randomBytes(16).toString('hex')];
const keys = [newKey()];

const say = (line) => process.stdout.write(`${line}\n`);

const wayOf = (request) => (request.headers.authorization ? 'header' : 'form');

// The newest key comes first and signs; the others stay published. What the provider remembers outlives a change of keys.
function provider(issuer) {
  const made = new Provider(issuer, {
    clients,
    jwks: { keys },
    cookies: { keys: cookieKeys },
    scopes: ['openid', 'offline_access'],
    claims: {
      profile: ['name', 'nickname', 'picture', 'birthdate'],
      email: ['email', 'email_verified'],
    },
    features: {
      devInteractions: { enabled: true },
      revocation: { enabled: true },
      rpInitiatedLogout: { enabled: true },
    },
    rotateRefreshToken: () => true,
    findAccount: (context, id) => accounts[id] && {
      accountId: id,
      claims: () => ({ sub: id, ...accounts[id] }),
    },
  });
  made.on('grant.success', ({ req, oidc }) => say(`granted ${oidc.client.clientId} ${wayOf(req)}`));
  made.on('server_error', (context, error) => console.error(error));
  return made.callback();
}

const server = createServer();
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  const issuer = `http://127.0.0.1:${port}`;
  let answer = provider(issuer);
  server.on('request', (request, response) => answer(request, response));
  createInterface({ input: process.stdin })
    .on('line', (line) => {
      if (line === 'rotate') {
        keys.unshift(newKey());
        answer = provider(issuer);
      }
      say('done');
    })
    .on('close', () => process.exit(0));
  say(`ready ${port}`);
});
