using System.Globalization;
using BenchmarkDotNet.Environments;
using BenchmarkDotNet.Reports;

namespace EGovPlatform.Benchmarks;

/// <summary>The table that a run ends with: what was measured, and the ratios that are promised.</summary>
internal static class Ratios
{
    public static void Print(TextWriter output, Summary scoring, Summary loading, HostEnvironmentInfo machine)
    {
        foreach (var line in machine.ToFormattedString()) output.WriteLine(line);
        output.WriteLine();
        var names = new[] { scoring, loading }.SelectMany(s => s.Reports).ToDictionary(r => r.BenchmarkCase.Descriptor.WorkloadMethod.Name, r => r.ResultStatistics?.Median ?? double.NaN);
        foreach (var (name, nanoseconds) in names) output.WriteLine(Invariant($"{name,-20} {nanoseconds / 1e6,12:N3} ms"));
        output.WriteLine();
        output.WriteLine($"| {ScoringBenchmarks.Units} units under {DistrictUnits.SetId} | measured | promised |");
        output.WriteLine("|---|---:|---:|");
        Row("traces off, times the loop written by hand", names["TracesOff"] / names["HandWritten"], "at most 2");
        Row("traces off, times the loop of delegates", names["TracesOff"] / names["Delegates"], "");
        Row("one SQL statement, times traces off", names["Sql"] / names["TracesOff"], "");
        Row("traces on, times traces off", names["TracesOn"] / names["TracesOff"], "at most 5");
        Row("binding all declarations, times traces off", names["Binding"] / names["TracesOff"], "");
        Row("scoring and ranking all again, times one changed figure", names["EverythingAgain"] / names["OneChangedFigure"], "at least 1000");
        Row("loading and checking the set, times parsing its YAML", names["LoadAndCheck"] / names["ParseYaml"], "at most 3");

        void Row(string what, double ratio, string promised) => output.WriteLine(Invariant($"| {what} | {ratio:N2} | {promised} |"));
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
