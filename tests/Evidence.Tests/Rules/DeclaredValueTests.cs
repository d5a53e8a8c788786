using System.Text;
using System.Text.Json.Nodes;
using EGovPlatform.Evidence.Features.Declarations;
using EGovPlatform.Evidence.Grpc;

namespace EGovPlatform.Evidence.Tests.Rules;

public class DeclaredValueTests
{
    private static readonly string Hash = new('a', 64);

    [Fact]
    public void A_value_with_all_that_may_stand_beside_its_inputs_is_accepted() =>
        Assert.Empty(DeclaredValue.Check("NT.1", Value($$"""{"count": 3, "evidence": ["QĐ 12/QĐ-UBND", "https://a.vn", "sha256:{{Hash}}"], "applications": ["QLVB"], "notApplicable": false}""")));

    [Theory]
    [InlineData("""{"rejected": "sai"}""", "values.NT.1.rejected", "not-for-units")]
    [InlineData("""{"evidence": "một"}""", "values.NT.1.evidence", "not-a-list-of-texts")]
    [InlineData("""{"evidence": [1]}""", "values.NT.1.evidence", "not-a-list-of-texts")]
    [InlineData("""{"evidence": [null]}""", "values.NT.1.evidence", "not-a-list-of-texts")]
    [InlineData("""{"evidence": ["  "]}""", "values.NT.1.evidence", "empty-text")]
    [InlineData("""{"evidence": ["sha256:../../etc/passwd"]}""", "values.NT.1.evidence", "not-a-file-reference")]
    [InlineData("""{"applications": {}}""", "values.NT.1.applications", "not-a-list-of-texts")]
    [InlineData("""{"notApplicable": "true"}""", "values.NT.1.notApplicable", "not-a-truth-value")]
    public void What_no_criterion_allows_is_named(string value, string field, string code)
    {
        var problem = Assert.Single(DeclaredValue.Check("NT.1", Value(value)));
        Assert.Equal((field, code, "NT.1"), (problem.Field, problem.Code, problem.Criterion));
        Assert.NotEmpty(problem.Expected);
        Assert.NotEmpty(problem.Message);
    }

    [Fact]
    public void Lists_and_texts_have_their_limits()
    {
        Assert.Empty(DeclaredValue.Check("NT.1", new() { ["evidence"] = Texts(50) }));
        Assert.Equal("too-many", Assert.Single(DeclaredValue.Check("NT.1", new() { ["evidence"] = Texts(51) })).Code);
        Assert.Equal("text-too-long", Assert.Single(DeclaredValue.Check("NT.1", new() { ["statement"] = new string('a', 8001) })).Code);

        static JsonArray Texts(int count) => new([.. Enumerable.Range(0, count).Select(i => JsonValue.Create($"tài liệu {i}"))]);
    }

    [Fact]
    public void Texts_and_names_are_composed_and_numbers_left_alone()
    {
        var value = Value($$"""{"{{"số".Normalize(NormalizationForm.FormD)}}": 1.50, "evidence": ["{{"Quyết định".Normalize(NormalizationForm.FormD)}}"]}""");

        Assert.Equal("""{"số":1.50,"evidence":["Quyết định"]}""", DeclaredValue.Normalize(value)!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
    }

    [Theory]
    [InlineData("a\0b")]
    [InlineData("a\u001bb")]
    public void Control_characters_are_no_text(string text) => Assert.Throws<ArgumentException>(() => DeclaredValue.Normalize(text));

    [Fact]
    public void Every_reference_with_a_scheme_is_a_link_each_once_a_criterion()
    {
        var links = DeclarationsService.Links(
            """
            {"values":{"NT.2":{"evidence":["https://a.vn/1","Quyết định 12/QĐ-UBND","ftp://a.vn/2","https://a.vn/1"]},"NT.4":{"evidence":["https://a.vn/1","sha256:aa"]},"NT.5":{"percent":90}}}
            """);

        Assert.Equal([("NT.2", "https://a.vn/1"), ("NT.2", "ftp://a.vn/2"), ("NT.4", "https://a.vn/1")], links.Select(link => (link.Criterion, link.Url)));
    }

    private static JsonObject Value(string json) => JsonNode.Parse(json)!.AsObject();
}
