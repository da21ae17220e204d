"""SAM templates from standard input ({file: template}) as plain CloudFormation. Ends with 3 where the translator is not installed."""
import json
import os
import sys

try:
    import samtranslator
    from samtranslator.parser.parser import Parser
    from samtranslator.public.exceptions import InvalidDocumentException
    from samtranslator.translator.translator import Translator
except ImportError:
    sys.exit(3)

os.environ["AWS_DEFAULT_REGION"] = "eu-central-1"
LOCAL = {"AWS::Serverless::Function": "CodeUri", "AWS::Serverless::StateMachine": "DefinitionUri"}

templates, failures = {}, []
for file, template in json.load(sys.stdin).items():
    for resource in template["Resources"].values():
        local = LOCAL.get(resource["Type"])
        if local and local in resource["Properties"]:
            resource["Properties"][local] = "s3://bucket/value"  # as `sam package` would have put it
        if resource["Type"] == "AWS::Serverless::Application" and isinstance(resource["Properties"]["Location"], dict):
            resource["Properties"]["Location"] = "https://bucket/value"  # the application repository asks for credentials
    try:
        templates[file] = Translator({}, Parser()).translate(template, {})
    except InvalidDocumentException as failure:
        failures += [{"file": file, "message": cause.message} for cause in failure.causes]
json.dump({"version": samtranslator.__version__, "templates": templates, "failures": failures}, sys.stdout)
