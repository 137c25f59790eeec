module kestrel.internal/testbed/workload

go 1.26.0
