# Everything a developer or a first-time user runs. `make help` lists it.
SHELL := /bin/bash
.DEFAULT_GOAL := help
export PATH := $(CURDIR)/node_modules/.bin:$(PATH)

RESULTS := .cache/results

# Settings that pass through to the programs: make demo DURATION=20, make chaos KILLS=50.
export DURATION KUBECONFIG KILLS SEED SCALE CHURN CNI ISTIO FORCE IMAGE FLOW_RATE ACCESS_LOG_RATE BASE

.PHONY: help
help: ## List the targets
	@awk -F ':.*## ' '/^[a-z][a-z0-9-]*:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.PHONY: setup
setup: node_modules/.installed ## Install the npm packages (Node itself included)
node_modules/.installed: package-lock.json
	@echo "setup: installing npm packages (about 30 s the first time)"
	@npm ci
	@touch $@

.PHONY: tools
tools: setup ## Get the programs that tests use: nats-server, etcd, kube-apiserver, kubectl, hubble-relay, envoy, helm, kubeconform
	@node tools/workspace/src/install-programs.ts

.PHONY: build
build: setup ## Bundle every program to dist/<name>/main.js
	@node tools/workspace/src/bundle.ts --all

.PHONY: demo
demo: build ## Run the whole thing on this machine; DURATION=20 stops by itself; KUBECONFIG=… uses a real cluster
	@node tools/demo/src/main.ts

.PHONY: compose
compose: build ## The same in containers, with Prometheus (Docker with compose): images, start, summary; stays running
	@node tools/testbed/src/compose.ts up

.PHONY: compose-down
compose-down: setup ## Take those containers away, with their volumes
	@node tools/testbed/src/compose.ts down

.PHONY: proto
proto: setup ## Regenerate libs/proto/generated from proto/
	@node tools/workspace/src/generate-codecs.ts

.PHONY: chart
chart: tools ## The Helm chart: lint, renderings, a real API server, a real nats-server
	@vitest run tools/chart

.PHONY: chart-files
chart-files: setup ## Write the bus's permissions into the chart, from libs/bus
	@node tools/chart/src/write-authorization.ts

.PHONY: format
format: setup ## Format and fix what can be fixed
	@biome check --write .

.PHONY: static
static: setup
	@biome check .
	@node tools/workspace/src/check-boundaries.ts
	@node tools/workspace/src/generate-codecs.ts --check
	@node tools/chart/src/write-authorization.ts --check
	@tsc -b

.PHONY: check
check: static ## Format, lint, boundaries, generated code, types, unit tests: what a change must pass
	@vitest run --project unit

.PHONY: test
test: tools static ## Everything but the end-to-end suites: check, and integration tests on real servers
	@vitest run --project unit --project integration --reporter=default --reporter=json --outputFile.json=$(RESULTS)/test.json

.PHONY: e2e
e2e: tools build ## The built programs against real servers, killed and cut in every way
	@vitest run --project e2e --reporter=default --reporter=json --outputFile.json=$(RESULTS)/e2e.json

.PHONY: e2e-cilium
e2e-cilium: tools build ## The built programs beside a real Cilium (root; leaves the cluster running: make cluster-down)
	@CNI=cilium node tools/testbed/src/main.ts up
	@vitest run --project e2e-cilium --reporter=default --reporter=json --outputFile.json=$(RESULTS)/e2e-cilium.json

.PHONY: e2e-istio
e2e-istio: tools build ## The built programs beside a real Istio (root; leaves the cluster running: make cluster-down)
	@CNI=bridge ISTIO=1 node tools/testbed/src/main.ts up
	@vitest run --project e2e-istio --reporter=default --reporter=json --outputFile.json=$(RESULTS)/e2e-istio.json

.PHONY: e2e-both
e2e-both: tools build ## The built programs beside Cilium and Istio together (root; leaves the cluster running: make cluster-down)
	@CNI=cilium ISTIO=1 node tools/testbed/src/main.ts up
	@vitest run --project e2e-both --reporter=default --reporter=json --outputFile.json=$(RESULTS)/e2e-both.json

.PHONY: e2e-cluster
e2e-cluster: tools build ## The chart installed on a real node with Cilium and Istio, as users install it (root; leaves the cluster running)
	@node tools/workspace/src/install-programs.ts chart
	@CNI=cilium ISTIO=1 node tools/testbed/src/main.ts up
	@vitest run --project e2e-cluster --reporter=verbose --reporter=json --outputFile.json=$(RESULTS)/e2e-cluster.json

.PHONY: e2e-all
e2e-all: setup ## Everything, in order: make test, e2e and the suites on a real node (root), and a table of what came of them
	@node tools/workspace/src/run-suites.ts $(RESULTS) test e2e e2e-cilium e2e-istio e2e-both e2e-cluster

.PHONY: chaos
chaos: tools build ## Kills and cut streams of e2e, longer: KILLS=100 CUT_SECONDS=60 SEED=1
	@KILLS=$${KILLS:-100} CUT_SECONDS=$${CUT_SECONDS:-60} vitest run --project e2e --reporter=verbose test/e2e/kill.e2e.test.ts test/e2e/cut-streams.e2e.test.ts

.PHONY: fuzz
fuzz: tools ## Mutated access logs into the reader, the merger and the whole server: SEED=1 SECONDS=60
	@FUZZ_SEED=$${SEED:-1} FUZZ_SECONDS=$(or $(SECONDS),60) FUZZ_MESSAGES=20000 vitest run --project unit --project integration access-log-fuzz als-receiver/test/fuzz

.PHONY: bench
bench: tools build ## Measure what docs/performance.md records
	@node test/bench/main.ts

.PHONY: cluster
cluster: setup ## A real Kubernetes node on this machine (Linux, root); CNI=cilium, ISTIO=1: see tools/testbed
	@node tools/testbed/src/main.ts up

.PHONY: cluster-shop
cluster-shop: setup ## Deploy a small shop to that node, whose parts talk to each other
	@node tools/testbed/src/main.ts shop

.PHONY: images
images: tools build ## The chart's images as tar files in .cache/images, without a Docker engine
	@node tools/testbed/src/write-images.ts

.PHONY: cluster-load
cluster-load: setup ## Bring an image into that node: IMAGE=name of the Docker engine's, or a tar file
	@node tools/testbed/src/main.ts load

.PHONY: cluster-down
cluster-down: setup ## Take that node away and leave nothing behind; another checkout's that runs with FORCE=1
	@node tools/testbed/src/main.ts down

.PHONY: clean
clean: ## Remove what was built (not the cached programs)
	@rm -rf dist .nx .cache .demo */*/out test/out
