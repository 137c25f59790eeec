package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"time"
)

func call(args []string) {
	flags := flag.NewFlagSet("call", flag.ExitOnError)
	every := flags.Duration("every", time.Second, "pause between two rounds")
	rounds := flags.Int("rounds", 0, "how many rounds; 0: for ever")
	httpTargets := flags.String("http", "", "URLs")
	tcpTargets := flags.String("tcp", "", "addresses that echo")
	names := flags.String("dns", "", "names to look up; name@host:port asks that resolver")
	grpcTargets := flags.String("grpc", "", "host:port/service/method")
	flags.DurationVar(&patience, "timeout", patience, "how long an answer may take")
	_ = flags.Parse(args)
	client.Timeout = patience
	grpcClient.Timeout = patience

	round := func() {
		for _, target := range split(*httpTargets) {
			report(target, get(context.Background(), target))
		}
		for _, target := range split(*tcpTargets) {
			report(target, exchange(target))
		}
		for _, target := range split(*grpcTargets) {
			report(target, callGRPC(target))
		}
		for _, name := range split(*names) {
			report(name, lookUp(name))
		}
	}
	go func() {
		for done := 0; *rounds == 0 || done < *rounds; done++ {
			round()
			time.Sleep(*every)
		}
		fmt.Println("done")
	}()
	pause()
}

func report(target string, err error) {
	if err != nil {
		fmt.Println(target, "failed:", err)
		return
	}
	fmt.Println(target, "ok")
}

// patience is how long an answer may take; what a policy drops is waited for so long.
var patience = 2 * time.Second

func exchange(address string) error {
	connection, err := net.DialTimeout("tcp", address, patience)
	if err != nil {
		return err
	}
	defer connection.Close()
	_ = connection.SetDeadline(time.Now().Add(patience))
	if _, err := connection.Write([]byte("hello")); err != nil {
		return err
	}
	_, err = io.ReadFull(connection, make([]byte, 5))
	return err
}

func lookUp(target string) error {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	name, server, hasServer := strings.Cut(target, "@")
	resolver := &net.Resolver{PreferGo: true}
	if hasServer {
		resolver.Dial = func(ctx context.Context, network, _ string) (net.Conn, error) {
			return new(net.Dialer).DialContext(ctx, network, server)
		}
	}
	_, err := resolver.LookupHost(ctx, name)
	return err
}

var grpcClient = newGRPCClient()

func newGRPCClient() *http.Client {
	protocols := new(http.Protocols)
	protocols.SetUnencryptedHTTP2(true)
	return &http.Client{Timeout: patience, Transport: &http.Transport{Protocols: protocols}}
}

func callGRPC(target string) error {
	request, err := http.NewRequest(http.MethodPost, "http://"+target, bytes.NewReader(grpcFrame(nil)))
	if err != nil {
		return err
	}
	request.Header.Set("Content-Type", "application/grpc")
	request.Header.Set("Te", "trailers")
	response, err := grpcClient.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	_, _ = io.Copy(io.Discard, response.Body)
	status := strings.TrimSpace(response.Trailer.Get("Grpc-Status") + response.Header.Get("Grpc-Status"))
	if status != "0" {
		return fmt.Errorf("grpc-status %s", status)
	}
	return nil
}
