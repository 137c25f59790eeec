// Command workload is what runs in the pods of the test bed: the sandbox's pause, small servers and clients.
//
//	workload pause
//	workload serve [-http :8080] [-tcp :9000] [-to URL[,URL]]
//	workload call  [-every 1s] [-http URL[,URL]] [-tcp HOST:PORT[,…]] [-dns NAME[,NAME]] [-grpc HOST:PORT/SERVICE/METHOD]
//
// serve answers HTTP with its name, after it has asked each -to; over HTTP/2 without TLS it answers gRPC as well.
// call asks all its targets in turn for ever and prints what came of it.
package main

import (
	"fmt"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	command := ""
	if len(os.Args) > 1 {
		command = os.Args[1]
	}
	switch command {
	case "serve":
		serve(os.Args[2:])
	case "call":
		call(os.Args[2:])
	case "pause", "":
		pause()
	default:
		fmt.Fprintf(os.Stderr, "workload: %q is none of pause, serve and call\n", command)
		os.Exit(2)
	}
}

// pause holds a pod's namespaces and reaps what its processes leave behind.
func pause() {
	signals := make(chan os.Signal, 8)
	signal.Notify(signals, syscall.SIGINT, syscall.SIGTERM, syscall.SIGCHLD)
	for received := range signals {
		if received != syscall.SIGCHLD {
			return
		}
		for {
			if pid, err := syscall.Wait4(-1, nil, syscall.WNOHANG, nil); pid <= 0 || err != nil {
				break
			}
		}
	}
}
