// cdk-nag's AwsSolutions over plain templates: node nag.mjs FOLDER, where FOLDER holds NAME.json files. Prints { rule, name, resource, message } a finding.
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { AwsSolutionsChecks } from 'cdk-nag';

const folder = process.argv[2];
const app = new App({ analyticsReporting: false });
for (const file of readdirSync(folder).filter(file => file.endsWith('.json')))
  new CfnInclude(new Stack(app, basename(file, '.json')), 'T', { templateFile: join(folder, file) });
for (const violation of new AwsSolutionsChecks(app).validateScope(app).violations) {
  for (const { constructPath } of violation.violatingResources) {
    const [name, , resource] = constructPath.split('/');
    console.log(JSON.stringify({ rule: violation.ruleName, name, resource, message: violation.description }));
  }
}
