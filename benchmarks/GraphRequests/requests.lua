-- wrk's script: one of the queries below, each request about another customer.
local queries = {
  valueMap = "g.V('%s').valueMap()",
  timeline = "g.V('%s').out('had').order().by('at').limit(20).valueMap()",
  owners = "g.V('%s').out('owns').in('owns').out('had').count()",
  lookup = "g.V().has('customer','name','%s')",
  chain = "g.V('%s').out('had').limit(1).repeat(__.out('next')).until(__.not(__.out('next'))).path()",
  peers = "g.V('%s').out('owns').in('owns').out('had').out('about').groupCount().order(local).by(values,desc).limit(local,10)",
  project = "g.V('%s').project('events','products').by(__.out('had').count()).by(__.out('owns').values('name').fold())",
  labels = "g.V().groupCount().by(label)",
  mergeV = "g.mergeV([(T.id):'%s']).property(single,'seen',%d)",
  addVE = "g.addV('note').as('n').V('%s').addE('wrote').to('n')",
}
local name, count, thread = nil, 0, 0

function setup(each)
  each:set("first", thread * 997)
  thread = thread + 1
end

function init(args)
  name = args[1]
  wrk.method = "POST"
  wrk.headers["Content-Type"] = "application/json"
  wrk.headers["Accept"] = "application/vnd.gremlin-v3.0+json;types=false"
end

function request()
  count = count + 1
  local customer = (first + count * 7) % 2000
  local id = (name == "lookup" and "name" or "c") .. customer
  return wrk.format(nil, "/gremlin", nil, '{"gremlin":"' .. string.format(queries[name], id, count) .. '"}')
end

function done(summary, latency)
  io.write(string.format("%9.0f requests/s   p50 %6.3f ms   p99 %7.3f ms   errors %d\n", summary.requests / (summary.duration / 1e6),
    latency:percentile(50) / 1000, latency:percentile(99) / 1000, summary.errors.status + summary.errors.read + summary.errors.timeout))
end
