using System.Text.Json;

namespace EGovPlatform.Cli.Tests;

public sealed class DiffTests : IDisposable
{
    private const string Set = "dn-2386-2025-commune";

    private const string First = """
        id: draft-set
        version: 1
        status: draft
        title: {vi: Dự thảo, en: Draft}
        unitKind: commune
        scale: 4
        source: {document: draft.txt}
        groups:
        - {code: G, number: I, title: {vi: Nhóm, en: Group}, max: 4, criteria: [
            {code: C1, number: "1", title: {vi: Một, en: One}, max: 2, rule: {kind: ratio}},
            {code: C2, number: "2", title: {vi: Hai, en: Two}, max: 2, rule: {kind: count, each: 1}}]}
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("egov-");

    public void Dispose() => _folder.Delete(recursive: true);

    private static JsonElement Json(Answer answer) => JsonDocument.Parse(answer.Output).RootElement;

    private (string First, string Second) Versions() =>
        (_folder.File("first.yaml", First), _folder.File("second.yaml", First.Replace("version: 1", "version: 2").Replace("each: 1", "each: 0.5").Replace("code: C1", "code: C3")));

    [Fact]
    public async Task A_shipped_version_does_not_differ_from_itself()
    {
        var answer = await Egov.Run("diff", Set, Set + "@1", "--json");
        Assert.Equal((0, 0), (answer.ExitStatus, answer.Errors.Count));
        Assert.Equal((Set, 1, 0), (Json(answer).GetProperty("to").GetProperty("id").GetString(), Json(answer).GetProperty("to").GetProperty("version").GetInt32(), Json(answer).GetProperty("changes").GetArrayLength()));
    }

    [Fact]
    public async Task Changes_are_listed_node_by_node()
    {
        var (first, second) = Versions();
        var answer = await Egov.Run("diff", first, second, "--json");
        Assert.Equal(0, answer.ExitStatus);
        var changes = Json(answer).GetProperty("changes").EnumerateArray().ToList();
        Assert.Equal([("added", "C3"), ("changed", "C2"), ("removed", "C1")], changes.Select(c => (c.GetProperty("change").GetString()!, c.GetProperty("code").GetString()!)));
        var part = changes[1].GetProperty("parts")[0];
        Assert.Equal(("rule", 1m, 0.5m), (part.GetProperty("what").GetString(), part.GetProperty("before").GetProperty("each").GetDecimal(), part.GetProperty("after").GetProperty("each").GetDecimal()));
        var text = (await Egov.Run("diff", first, second, "--lang", "en")).Output;
        Assert.Contains("draft-set version 1 → draft-set version 2: 3 changes", text);
        Assert.Contains("criterion C2", text);
    }

    [Fact]
    public async Task A_round_is_previewed_and_nothing_is_moved()
    {
        var (first, second) = Versions();
        const string round = """[{"unit": {"code": "MAU-001"}, "values": {"C1": {"percent": 50}, "C2": {"count": 2}}}, {"unit": {"code": "MAU-002"}, "values": {"C2": {"count": 0}}}]""";
        var file = _folder.File("round.json", round);
        var answer = await Egov.Run("diff", first, second, "--input", file, "--json");
        Assert.Equal(0, answer.ExitStatus);
        var units = Json(answer).GetProperty("migration").EnumerateArray().ToList();
        Assert.Equal([("MAU-001", 3m, 1m), ("MAU-002", 0m, 0m)], units.Select(u => (u.GetProperty("unit").GetString()!, u.GetProperty("totalBefore").GetDecimal(), u.GetProperty("totalAfter").GetDecimal())));
        Assert.Equal([("C3", "asked"), ("C2", "changed"), ("C1", "dropped")], units[0].GetProperty("values").EnumerateArray().Select(v => (v.GetProperty("code").GetString()!, v.GetProperty("outcome").GetString()!)));
        Assert.Equal([("C3", "asked"), ("C2", "kept")], units[1].GetProperty("values").EnumerateArray().Select(v => (v.GetProperty("code").GetString()!, v.GetProperty("outcome").GetString()!)));
        Assert.Equal(round, await File.ReadAllTextAsync(file));
        var text = (await Egov.Run("diff", first, second, "--input", file)).Output;
        Assert.Matches(@"C2: 2 \([^)]+\) → 1 \([^)]+\); Hai", text);
    }

    [Theory]
    [InlineData(1, "[{]")]
    [InlineData(1, "[3]")]
    [InlineData(1, """{"values": {"C9": {}}}""")]
    [InlineData(0, "[]")]
    public async Task What_is_no_declaration_is_invalid_input(int status, string content)
    {
        var (first, second) = Versions();
        Assert.Equal(status, (await Egov.Run("diff", first, second, "--input", _folder.File("bad.json", content))).ExitStatus);
    }

    [Theory]
    [InlineData(2, "diff", Set)]
    [InlineData(2, "diff", Set, Set + "@99")]
    [InlineData(2, "diff", Set, Set, "--input", "no-such-file.json")]
    [InlineData(2, "show", Set + "@99")]
    [InlineData(0, "show", Set + "@1")]
    public async Task Versions_are_named_with_an_at_sign(int status, params string[] arguments) => Assert.Equal(status, (await Egov.Run(arguments)).ExitStatus);
}
