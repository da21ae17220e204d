#!/usr/bin/env bash
# Sends one small file through a deployed hub and waits for its workflow to end well. usage: integration-test.sh STACK REGION
set -euo pipefail
stack=$1 region=$2
output() { aws cloudformation describe-stacks --stack-name "$stack" --region "$region" --query "Stacks[0].Outputs[?OutputKey=='$1'].OutputValue" --output text; }
bucket=$(output RawBucket)
machine=arn:$(aws sts get-caller-identity --query Arn --output text | cut -d: -f2):states:$region:$(aws sts get-caller-identity --query Account --output text):stateMachine:$stack-ingest-batch
name=integration-test-$(date -u +%Y%m%dT%H%M%SZ)
file=$(mktemp)
trap 'rm -f "$file"; aws s3 rm "s3://$bucket/raw/integration-test/$name.csv" --only-show-errors || true' EXIT
# The content has the time in it: the same content again would be the same batch, and nothing would be started.
printf 'what,when,who\nintegration test,%s,%s\n' "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$name" >"$file"
aws s3 cp "$file" "s3://$bucket/raw/integration-test/$name.csv" --region "$region" --only-show-errors
for attempt in $(seq 1 60); do
  sleep 15
  for execution in $(aws stepfunctions list-executions --state-machine-arn "$machine" --region "$region" --max-results 20 --query 'executions[].executionArn' --output text); do
    found=$(aws stepfunctions describe-execution --execution-arn "$execution" --region "$region" --query '[status, input]' --output text)
    case $found in
      *"$name"*) ;;
      *) continue ;;
    esac
    case $found in
      SUCCEEDED*) echo "The file $name.csv went through $machine."; exit 0 ;;
      RUNNING*) continue 2 ;;
      *) echo "The workflow of $name.csv ended: $found" >&2; exit 1 ;;
    esac
  done
done
echo "No workflow of $name.csv ended in 15 minutes (attempt $attempt). Is the mapping integration-test.source.json in the lake (docs/guide.md)?" >&2
exit 1
