using System.Text.Json;

namespace EGovPlatform.Cli.Tests;

public sealed class EgovTests : IDisposable
{
    private const string Set = "dn-2386-2025-commune";

    private const string Declaration = """
        {"unit": {"code": "MAU-001"}, "values": {
          "NT.3": {"count": 3, "evidence": ["01/KH-UBND"]},
          "UD.1.2": {"numerator": 96, "denominator": 100, "evidence": ["https://example.vn/bao-cao"]},
          "HT.3": {"notApplicable": true},
          "NT.4": {"value": 2},
          "DT.1.1": {"count": 1, "evidence": ["x"]}}}
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("egov-");

    public void Dispose() => _folder.Delete(recursive: true);

    private static JsonElement Json(Answer answer) => JsonDocument.Parse(answer.Output).RootElement;

    private static string[] Members(JsonElement element) => element.EnumerateObject().Select(m => m.Name).ToArray();

    [Fact]
    public async Task Sets_lists_what_ships()
    {
        var answer = await Egov.Run("sets", "--json");
        Assert.Equal(0, answer.ExitStatus);
        var set = Json(answer).EnumerateArray().Single(s => s.GetProperty("id").GetString() == Set);
        Assert.Equal(["id", "version", "title", "scale", "criteria"], Members(set));
        Assert.Equal((100, 85), (set.GetProperty("scale").GetInt32(), set.GetProperty("criteria").GetInt32()));
    }

    [Fact]
    public async Task Show_gives_groups_criteria_inputs_and_options()
    {
        var root = Json(await Egov.Run("show", Set, "--json"));
        Assert.Equal(["id", "version", "scale", "groups"], Members(root));
        var groups = root.GetProperty("groups").EnumerateArray().ToList();
        Assert.Equal(["code", "number", "title", "max", "criteria"], Members(groups[0]));
        var criteria = groups.SelectMany(g => g.GetProperty("criteria").EnumerateArray()).ToList();
        Assert.Equal(["code", "number", "title", "max", "direction", "rule", "inputs"], Members(criteria[0]));
        Assert.Equal(69, criteria.Count(c => c.GetProperty("direction").GetString() == "score"));
        Assert.Equal(100m, criteria.Where(c => c.GetProperty("direction").GetString() == "score").Sum(c => c.GetProperty("max").GetDecimal()));
        var choice = criteria.First(c => c.GetProperty("rule").GetString() == "choice").GetProperty("inputs")[0];
        Assert.Equal(["name", "type", "options"], Members(choice));
        Assert.Equal("option", choice.GetProperty("type").GetString());
        Assert.Equal(["id", "label", "points"], Members(choice.GetProperty("options")[0]));
    }

    [Fact]
    public async Task Score_gives_the_whole_result()
    {
        var answer = await Egov.Run("score", Set, "--input", _folder.File("in.json", Declaration), "--json");
        Assert.Equal((0, 0), (answer.ExitStatus, answer.Errors.Count));
        var root = Json(answer);
        Assert.Equal(
            ["set", "version", "setHash", "total", "scale", "rawTotal", "applicableMax", "bonus", "penalty", "groups", "criteria", "classification", "warnings", "trace"],
            Members(root));
        // 1.5 + 1 on 98 applicable points, rescaled to 100, and 0.5 bonus; NT.4 has no evidence.
        Assert.Equal((2.5m, 98m, 0.5m), (root.GetProperty("rawTotal").GetDecimal(), root.GetProperty("applicableMax").GetDecimal(), root.GetProperty("bonus").GetDecimal()));
        Assert.Equal(2.5m * 100 / 98 + 0.5m, root.GetProperty("total").GetDecimal());
        Assert.Equal(7, root.GetProperty("groups").GetArrayLength());
        var criteria = root.GetProperty("criteria").EnumerateArray().ToDictionary(c => c.GetProperty("code").GetString()!);
        Assert.Equal(["code", "points", "max", "status", "trace"], Members(criteria["NT.3"]));
        Assert.Equal("no-evidence", criteria["NT.4"].GetProperty("status").GetString());
        Assert.Equal("not-applicable", criteria["HT.3"].GetProperty("status").GetString());
        Assert.Equal("not-declared", criteria["NT.1"].GetProperty("status").GetString());
        Assert.Equal(["id", "vi", "en", "expression", "value"], Members(criteria["NT.3"].GetProperty("trace")[0]));
    }

    [Fact]
    public async Task Score_classifies_and_says_what_the_next_level_takes()
    {
        const string nothing = """{"values": {}}""";
        var json = Json(await Egov.RunWith(nothing, null, "score", "ag-1040-2018-district", "--input", "-", "--json")).GetProperty("classification").GetProperty("readiness");
        Assert.Equal((JsonValueKind.Null, 500m), (json.GetProperty("outcome").ValueKind, json.GetProperty("max").GetDecimal()));
        Assert.Equal(["I", "II", "III", "IV"], json.GetProperty("candidates").EnumerateArray().Select(c => c.GetProperty("id").GetString()));
        var text = (await Egov.RunWith(nothing, null, "score", "ag-1040-2018-district", "--input", "-", "--lang", "en")).Output;
        Assert.Contains("Level IV: not reached", text);
        Assert.Contains("0 points of 500, 350 needed: not reached, 350 short", text);
    }

    [Fact]
    public async Task What_the_document_leaves_open_is_decided_by_the_round()
    {
        var file = _folder.File("special.json", """{"values": {"HT.3": {"notApplicable": true}}}""");
        decimal Points(Answer answer) => Json(answer).GetProperty("criteria").EnumerateArray().Single(c => c.GetProperty("code").GetString() == "HT.3").GetProperty("points").GetDecimal();
        Assert.Equal(0m, Points(await Egov.Run("score", Set, "--input", file, "--json")));
        Assert.Equal(1m, Points(await Egov.Run("score", Set, "--input", file, "--json", "--special", "0.5")));
        Assert.Equal(2m, Points(await Egov.Run("score", Set, "--input", file, "--json", "--special", "0.5", "--special", "HT.3=1")));
        var refused = await Egov.Run("score", Set, "--input", file, "--special", "NT.1=1");
        Assert.Equal(2, refused.ExitStatus);
        Assert.Contains("NT.1", Assert.Single(refused.Errors));
        Assert.Equal(2, (await Egov.Run("score", Set, "--input", file, "--special", "half")).ExitStatus);
    }

    [Fact]
    public async Task Publish_writes_the_register_and_refuses_another_content_of_a_published_version()
    {
        const string yaml = """
            id: a-set
            version: 1
            status: published
            title: {vi: Bộ thử, en: Test set}
            unitKind: commune
            scale: 2
            source: {document: none.txt}
            groups: [{code: G, number: I, title: {vi: Nhóm, en: Group}, max: 2, criteria: [{code: C1, number: "1", title: {vi: Một, en: One}, max: 2, rule: {kind: ratio}}]}]
            """;
        var (file, register) = (_folder.File("a.yaml", yaml), Path.Combine(_folder.FullName, "published.txt"));
        var published = await Egov.Run("publish", file, "--register", register, "--lang", "en");
        Assert.Equal((0, 0), (published.ExitStatus, published.Errors.Count));
        Assert.EndsWith(published.Output, File.ReadAllText(register));
        Assert.StartsWith("a-set 1 ", published.Output);
        Assert.Equal(0, (await Egov.Run("publish", file, "--register", register)).ExitStatus);
        var before = File.ReadAllText(register);
        _folder.File("a.yaml", yaml.Replace("vi: Một", "vi: Hai"));
        var refused = await Egov.Run("publish", file, "--register", register, "--lang", "en");
        Assert.Equal(1, refused.ExitStatus);
        Assert.Contains("new version", Assert.Single(refused.Errors));
        Assert.Equal(before, File.ReadAllText(register));
        _folder.File("a.yaml", yaml.Replace("scale: 2", "scale: 3").Replace("id: a-set", "id: b-set"));
        Assert.Contains("sum-mismatch", Assert.Single((await Egov.Run("publish", file, "--register", register)).Errors));
    }

    [Theory]
    [InlineData("vi_VN.UTF-8")]
    [InlineData("tr_TR.UTF-8")]
    [InlineData("C")]
    [InlineData("en_US.ISO-8859-1")]
    public async Task The_answer_is_the_same_under_every_locale(string locale)
    {
        var file = _folder.File("in.json", Declaration);
        var expected = await Egov.Run("score", Set, "--input", file, "--json");
        var answer = await Egov.RunWith(null, locale, "score", Set, "--input", file, "--json");
        Assert.Equal(expected.Output, answer.Output);
    }

    [Fact]
    public async Task Score_reads_standard_input()
    {
        var answer = await Egov.RunWith(Declaration, null, "score", Set, "--input", "-");
        Assert.Equal(0, answer.ExitStatus);
        Assert.Contains("MAU-001", answer.Output);
    }

    [Fact]
    public async Task Tables_are_plain_text_in_vietnamese_or_english()
    {
        var file = _folder.File("in.json", Declaration);
        var vi = await Egov.Run("score", Set, "--input", file);
        Assert.Contains("TỔNG ĐIỂM: 3,05 / 100", vi.Output);
        Assert.Contains("thiếu tài liệu kiểm chứng", vi.Output);
        Assert.DoesNotContain('\u001b', vi.Output);
        Assert.DoesNotContain(vi.Output.Split('\n'), l => l.EndsWith(' '));
        var en = await Egov.Run("score", Set, "--input", file, "--lang", "en");
        Assert.Contains("TOTAL: 3.05 / 100", en.Output);
        Assert.Contains("no evidence", en.Output);
    }

    [Fact]
    public async Task Explain_writes_the_sum_out()
    {
        var answer = await Egov.Run("score", Set, "--input", _folder.File("in.json", Declaration), "--explain");
        Assert.Contains("3 * 0.5 = 1,5", answer.Output);
        Assert.Contains("* 100 / (100 - 2)", answer.Output);
    }

    [Fact]
    public async Task Problems_go_to_standard_error_a_line_each_and_the_rest_is_scored()
    {
        var file = _folder.File("bad.json", """
            {"values": {"NT.3": {"count": "ba", "evidence": ["x"]}, "UD.1.2": {"numerator": 96, "evidence": ["x"]}, "XX.1": {"count": 1},
             "TC.7": {"percent": 101}, "XH.1": {"percent": 50, "evidence": ["x"]}}}
            """);
        var answer = await Egov.Run("score", Set, "--input", file, "--json", "--lang", "en");
        Assert.Equal(1, answer.ExitStatus);
        Assert.Equal(0.5m, Json(answer).GetProperty("total").GetDecimal());
        Assert.Equal(4, answer.Errors.Count);
        Assert.All(new[] { ("XX.1", ""), ("NT.3", "count"), ("UD.1.2", "denominator"), ("TC.7", "percent") }, p =>
            Assert.Contains(answer.Errors, e => e.StartsWith("egov: ", StringComparison.Ordinal) && e.Contains(p.Item1) && e.Contains(p.Item2) && e.Contains("expected")));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    public async Task What_is_no_declaration_is_invalid_input(string content)
    {
        var answer = await Egov.Run("score", Set, "--input", _folder.File("bad.json", content));
        Assert.Equal((1, "", 1), (answer.ExitStatus, answer.Output, answer.Errors.Count));
        Assert.Contains("JSON", answer.Errors[0]);
    }

    [Fact]
    public async Task Lint_finds_and_strict_fails()
    {
        var answer = await Egov.Run("lint", Set, "--json");
        Assert.Equal(0, answer.ExitStatus);
        var findings = Json(answer).EnumerateArray().ToList();
        Assert.NotEmpty(findings);
        Assert.All(findings, f => Assert.Equal(["code", "node", "printed", "computed", "message", "resolution"], Members(f)));
        Assert.Contains(findings, f => f.GetProperty("code").GetString() == "duplicate-number" && f.GetProperty("printed").GetString() == "II");
        Assert.Equal(1, (await Egov.Run("lint", Set, "--strict")).ExitStatus);
    }

    private const string Draft = """
        id: draft-set
        version: 1
        status: draft
        title: {vi: Dự thảo, en: Draft}
        unitKind: commune
        scale: 2
        source: {document: draft.txt}
        groups:
        - {code: G, number: I, title: {vi: Nhóm, en: Group}, max: 2, criteria: [
            {code: C1, number: "1", title: {vi: Một, en: One}, max: 2, rule: {kind: ratio}}]}
        """;

    [Fact]
    public async Task Lint_reads_a_draft_from_a_file()
    {
        var clean = await Egov.Run("lint", _folder.File("draft.yaml", Draft), "--strict", "--json");
        Assert.Equal((0, 0), (clean.ExitStatus, Json(clean).GetArrayLength()));
        var odd = await Egov.Run("lint", _folder.File("odd.yaml", Draft.Replace("scale: 2", "scale: 3")), "--strict", "--json");
        Assert.Equal((1, "sum-mismatch"), (odd.ExitStatus, Json(odd)[0].GetProperty("code").GetString()));
        Assert.Equal(("3", "2"), (Json(odd)[0].GetProperty("printed").GetString(), Json(odd)[0].GetProperty("computed").GetString()));
    }

    [Fact]
    public async Task A_file_that_is_no_set_is_refused_with_its_line()
    {
        var answer = await Egov.Run("lint", _folder.File("bad.yaml", Draft.Replace("status: draft", "status: dratf")));
        Assert.Equal(1, answer.ExitStatus);
        Assert.Contains("dòng 3", Assert.Single(answer.Errors));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("sets", "--color")]
    [InlineData("show")]
    [InlineData("show", "no-such-set")]
    [InlineData("score", Set)]
    [InlineData("score", "no-such-set", "--input", "x.json")]
    [InlineData("score", Set, "--input", "no-such-file.json")]
    [InlineData("score", Set, "--input", "/")]
    [InlineData("lint", "no-such-file.yaml")]
    [InlineData("sets", "--lang", "fr")]
    public async Task Wrong_usage_is_said_on_standard_error(params string[] arguments)
    {
        var answer = await Egov.Run(arguments);
        Assert.Equal((2, ""), (answer.ExitStatus, answer.Output));
        Assert.NotEmpty(answer.Errors);
        Assert.All(answer.Errors, e => Assert.StartsWith("egov: ", e));
    }

    [Fact]
    public async Task Without_a_command_the_help_is_shown()
    {
        var answer = await Egov.Run();
        Assert.Equal(2, answer.ExitStatus);
        Assert.Contains(answer.Errors, e => e.Contains("score"));
        Assert.Equal(0, (await Egov.Run("--help")).ExitStatus);
    }
}
