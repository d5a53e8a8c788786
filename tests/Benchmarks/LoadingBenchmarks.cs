using BenchmarkDotNet.Attributes;
using EGovPlatform.Criteria;
using YamlDotNet.RepresentationModel;

namespace EGovPlatform.Benchmarks;

/// <summary>Loading and checking the largest set, beside parsing its YAML.</summary>
public class LoadingBenchmarks
{
    private byte[] _file = [];

    [GlobalSetup]
    public void Read()
    {
        var assembly = typeof(CriteriaSet).Assembly;
        var name = assembly.GetManifestResourceNames().Single(n => n.Contains(DistrictUnits.SetId, StringComparison.Ordinal));
        using var stream = assembly.GetManifestResourceStream(name)!;
        _file = new byte[stream.Length];
        stream.ReadExactly(_file);
    }

    [Benchmark(Baseline = true)]
    public int ParseYaml()
    {
        var yaml = new YamlStream();
        using var reader = new StreamReader(new MemoryStream(_file));
        yaml.Load(reader);
        return yaml.Documents.Count;
    }

    [Benchmark]
    public int LoadAndCheck() => CriteriaSet.Load(new MemoryStream(_file)).Lint().Count;
}
