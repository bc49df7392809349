// Says what is wrong with an OpenAPI document, one fault a line, and how much it has looked at.
//
//   node lint.js DOCUMENT
//
// The rules are redocly's recommended ones, as errors, and those that hold examples against their schemas.
//
// Fetched by import(), which Debian's own Node 18 can do too: it cannot require() what redocly is.

async function main(document) {
  const { createConfig, lint } = await import('@redocly/openapi-core');
  const config = await createConfig({
    extends: ['recommended-strict'],
    rules: {
      'no-invalid-media-type-examples': { severity: 'error', allowAdditionalProperties: false },
      'no-invalid-schema-examples': 'error',
      'no-invalid-parameter-examples': 'error',
      'no-http-verbs-in-paths': 'error',
      'operation-description': 'off',
      'tag-description': 'error',
      // The demo is on loopback; a shop's own address is nobody's business here.
      'no-server-example.com': 'off',
      'security-defined': 'off',
    },
  });
  const problems = await lint({ ref: document, config });
  for (const problem of problems) {
    const where = problem.location[0];
    console.log(`${problem.ruleId} at ${where.pointer}: ${problem.message.split('\n')[0]}`);
  }
  console.log(`${problems.length} faults`);
}

main(process.argv[2]).catch((error) => {
  console.error(error);
  process.exit(1);
});
