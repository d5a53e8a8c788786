using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Environments;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;
using EGovPlatform.Benchmarks;

// In this process and short: the figures are compared with each other, within one run on one machine. Warmed up until the compiler has settled:
// loading a set is many small methods, which cost several times as much before that.
var config = ManualConfig.CreateEmpty()
    .AddJob(Job.Default.WithToolchain(InProcessNoEmitToolchain.Instance).WithWarmupCount(12).WithIterationCount(6))
    .AddLogger(ConsoleLogger.Default);
var loading = BenchmarkRunner.Run<LoadingBenchmarks>(config);
var scoring = BenchmarkRunner.Run<ScoringBenchmarks>(config);
Ratios.Print(Console.Out, scoring, loading, HostEnvironmentInfo.GetCurrent());
