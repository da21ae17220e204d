#!/usr/bin/env bash
# Deploys what was built to a stage: the stack, the programs of the Spark job, the site. usage: deploy.sh STAGE STACK REGION CLOUDFORMATION_ROLE
set -euo pipefail
stage=$1 stack=$2 region=$3 role=$4
output() { aws cloudformation describe-stacks --stack-name "$stack" --region "$region" --query "Stacks[0].Outputs[?OutputKey=='$1'].OutputValue" --output text; }
sam deploy --config-env "$stage" --region "$region" --no-confirm-changeset --no-fail-on-empty-changeset --template .aws-sam/build/template.yaml --role-arn "$role"
programs=s3://$(output CuratedBucket)/programs
aws s3 cp artifacts/glue/ccj-map "$programs/ccj-map" --region "$region" --only-show-errors
aws s3 cp glue/places.py "$programs/places.py" --region "$region" --only-show-errors
pages=$(output SitePages)
if [ -n "$pages" ] && [ "$pages" != None ]; then
  aws s3 sync web/dist "s3://$pages" --delete --region "$region" --only-show-errors
  aws cloudfront create-invalidation --distribution-id "$(output SiteDistribution)" --paths '/*' --query Invalidation.Status --output text
fi
