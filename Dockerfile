# One program per image: docker build --build-arg PROGRAM=watcher -t kestrel-operator/watcher:0.1.0 .
# PROGRAM is one of watcher, flow-collector, als-receiver, uplink-gateway, bus-setup, cloud, cluster, demo; `make build` comes first.
# BASE needs Node 24 at /nodejs/bin/node and nothing else: no shell, no package manager.
ARG BASE=gcr.io/distroless/nodejs24-debian12:nonroot
FROM ${BASE}
ARG PROGRAM
LABEL org.opencontainers.image.title="kestrel-operator ${PROGRAM}" \
      org.opencontainers.image.licenses="Apache-2.0"
COPY dist/${PROGRAM}/ /app/
USER 65532:65532
ENTRYPOINT ["/nodejs/bin/node", "/app/main.js"]
