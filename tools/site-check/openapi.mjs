// Is a file a sound OpenAPI document? Prints what is wrong and ends with 1.
import SwaggerParser from "@apidevtools/swagger-parser";

try {
  const api = await SwaggerParser.validate(process.argv[2]);
  console.log(`${api.openapi}: ${Object.keys(api.paths).length} paths`);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
