package main

import (
	"context"
	"encoding/binary"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strings"
	"time"
)

func serve(args []string) {
	flags := flag.NewFlagSet("serve", flag.ExitOnError)
	httpAddress := flags.String("http", "", "address for HTTP and gRPC")
	tcpAddress := flags.String("tcp", "", "address for a TCP echo")
	next := flags.String("to", "", "URLs that are asked before an HTTP request is answered")
	_ = flags.Parse(args)

	failed := make(chan error, 2)
	if *tcpAddress != "" {
		go func() { failed <- echo(*tcpAddress) }()
	}
	if *httpAddress != "" {
		go func() { failed <- serveHTTP(*httpAddress, split(*next)) }()
	}
	stop := make(chan struct{})
	go func() { pause(); close(stop) }()
	select {
	case err := <-failed:
		fmt.Fprintln(os.Stderr, "workload:", err)
		os.Exit(1)
	case <-stop:
	}
}

func serveHTTP(address string, next []string) error {
	protocols := new(http.Protocols)
	protocols.SetHTTP1(true)
	protocols.SetUnencryptedHTTP2(true)
	server := &http.Server{Addr: address, Protocols: protocols, ReadHeaderTimeout: 5 * time.Second}
	server.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.Header.Get("Content-Type"), "application/grpc") {
			answerGRPC(w, r)
			return
		}
		for _, target := range next {
			if err := get(r.Context(), target); err != nil {
				http.Error(w, err.Error(), http.StatusBadGateway)
				return
			}
		}
		if status := r.URL.Query().Get("status"); status != "" {
			var code int
			if _, err := fmt.Sscan(status, &code); err == nil && code >= 200 && code < 600 {
				w.WriteHeader(code)
			}
		}
		name, _ := os.Hostname()
		fmt.Fprintf(w, "%s %s %s\n", name, r.Method, r.URL.Path)
	})
	return server.ListenAndServe()
}

// answerGRPC takes one message and sends an empty one; the method Fail ends with PERMISSION_DENIED.
func answerGRPC(w http.ResponseWriter, r *http.Request) {
	_, _ = io.Copy(io.Discard, io.LimitReader(r.Body, 1<<20))
	w.Header().Set("Content-Type", "application/grpc")
	w.Header().Set("Trailer", "Grpc-Status")
	w.WriteHeader(http.StatusOK)
	if strings.HasSuffix(r.URL.Path, "/Fail") {
		w.Header().Set("Grpc-Status", "7")
		return
	}
	_, _ = w.Write(grpcFrame(nil))
	w.Header().Set("Grpc-Status", "0")
}

func grpcFrame(message []byte) []byte {
	frame := make([]byte, 5, 5+len(message))
	binary.BigEndian.PutUint32(frame[1:], uint32(len(message)))
	return append(frame, message...)
}

func echo(address string) error {
	listener, err := net.Listen("tcp", address)
	if err != nil {
		return err
	}
	for {
		connection, err := listener.Accept()
		if err != nil {
			return err
		}
		go func() {
			defer connection.Close()
			_, _ = io.Copy(connection, connection)
		}()
	}
}

func get(ctx context.Context, target string) error {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, target, nil)
	if err != nil {
		return err
	}
	response, err := client.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	_, _ = io.Copy(io.Discard, response.Body)
	if response.StatusCode >= 400 {
		return fmt.Errorf("%s: %s", target, response.Status)
	}
	return nil
}

// client opens a connection for each request, so that each is a flow.
var client = &http.Client{
	Timeout:   patience,
	Transport: &http.Transport{DisableKeepAlives: true},
}

func split(list string) []string {
	return strings.FieldsFunc(list, func(r rune) bool { return r == ',' })
}
