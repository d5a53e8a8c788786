namespace EGovPlatform.Criteria.Tests;

/// <summary>The documents that the sets and the report reader are held against, as they were received.</summary>
internal static class SourceDocument
{
    public const string DaNangScan = "000_919ad79f7d94865c.txt";
    public const string DaNangClean = "004_1d0c2921bebe9e2c.txt";
    public const string ALuoi = "002_e4f523d6da4aee3b.txt";
    public const string AnGiang = "001_77038006e1d0785f.txt";
    public const string AnHai = "003_869f88273620a84e.txt";

    public static string Read(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Documents", name));
}
