using System.Security.Cryptography;
using System.Text;

namespace EGovPlatform.Criteria.Tests;

public class DeclarationInputTests
{
    private const string Full = """
        {"values": {"B": {"percent": 99.70, "evidence": ["sha256:ab", "https://example.vn"]},
                    "A": {"option": "yes", "applications": ["Một cửa"], "notApplicable": false, "count": 1e2}},
         "unit": {"code": "MAU-001", "attributes": {"area": 59.50, "urban": true}},
         "cohort": {"A": {"max": 12.0}}}
        """;

    [Fact]
    public void Is_written_in_one_form() => Assert.Equal(
        """{"cohort":{"A":{"max":12}},"unit":{"attributes":{"area":59.5,"urban":true},"code":"MAU-001"},"values":{"A":{"applications":["Một cửa"],"count":100,"option":"yes"},"B":{"evidence":["sha256:ab","https://example.vn"],"percent":99.7}}}""",
        DeclarationInput.Parse(Full).ToJson());

    [Fact]
    public void Comes_back_as_it_was_written()
    {
        var input = DeclarationInput.Parse(Full);
        var again = DeclarationInput.Parse(input.ToJson());
        Assert.Equal(input.ToJson(), again.ToJson());
        Assert.Equal(input.ContentHash(), again.ContentHash());
        Assert.Equal(("MAU-001", 12m), (again.UnitCode, again.CohortMaximum["A"]));
        Assert.Equal(["sha256:ab", "https://example.vn"], again.Values["B"].Evidence);
    }

    [Fact]
    public void Its_hash_is_that_of_the_canonical_text() => Assert.Equal(
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(DeclarationInput.Parse(Full).ToJson()))), DeclarationInput.Parse(Full).ContentHash());

    [Fact]
    public void Composed_and_decomposed_letters_are_the_same_text()
    {
        var decomposed = "Một cửa".Normalize(NormalizationForm.FormD);
        Assert.Equal(
            DeclarationInput.Parse("""{"values": {"A": {"applications": ["Một cửa"]}}}""").ContentHash(),
            DeclarationInput.Parse($$$$"""{"values": {"A": {"applications": ["{{{{decomposed}}}}"]}}}""").ContentHash());
    }

    [Fact]
    public void One_value_can_be_read_put_in_place_and_written()
    {
        var (value, problems) = DeclarationInput.ParseValue("A", """{"option": "no", "evidence": ["x"]}""");
        Assert.Empty(problems);
        var changed = DeclarationInput.Parse(Full).With("A", value);
        Assert.Equal("""{"evidence":["x"],"option":"no"}""", DeclarationInput.ToJson(changed.Values["A"]));
        Assert.Equal(DeclarationInput.Parse(Full).Values["B"].Evidence, changed.Values["B"].Evidence);
    }

    [Fact]
    public void A_value_put_in_place_takes_its_problems_with_it()
    {
        var broken = DeclarationInput.Parse("""{"values": {"A": {"option": 1, "option": 2}, "B": 3}}""");
        Assert.Equal(["A", "B"], broken.Problems.Select(p => p.Criterion));
        Assert.Equal(["B"], broken.With("A", new DeclaredValue()).Problems.Select(p => p.Criterion));
    }

    [Fact]
    public void Problems_of_one_value_name_its_criterion() =>
        Assert.Equal(("A", "evidence"), DeclarationInput.ParseValue("A", """{"evidence": 3}""").Problems.Select(p => (p.Criterion, p.Input)).Single());

    [Theory]
    [InlineData("1.50", "1.5")]
    [InlineData("15e-1", "1.5")]
    [InlineData("0.000", "0")]
    [InlineData("-0", "0")]
    [InlineData("1E+2", "100")]
    [InlineData("100", "100")]
    [InlineData("-12.340e1", "-123.4")]
    [InlineData("1e-7", "0.0000001")]
    [InlineData("1e400", "1e400")]
    [InlineData("10e399", "1e400")]
    [InlineData("1.5e-300", "1.5e-300")]
    [InlineData("0.1234567890123456789012345678901234567890", "0.123456789012345678901234567890123456789")]
    public void A_number_has_one_form(string literal, string canonical)
    {
        Assert.Equal(canonical, CanonicalJson.Serialize(literal));
        Assert.Equal(canonical, CanonicalJson.Serialize(canonical));
    }

    [Fact]
    public void Canonical_json_sorts_and_escapes_only_what_it_must() => Assert.Equal(
        """{"A":[1,true,null],"a":"é\"\\\n\u0001/<"}""", CanonicalJson.Serialize(""" { "a" : "\u00e9\"\\\n\u0001\/<" , "A" : [ 1.0, true, null ] } """));

    [Theory]
    [InlineData("""{"a": 1, "a": 1}""")]
    [InlineData("{")]
    [InlineData("\"\\ud800\"")]
    public void What_has_no_one_form_is_refused(string json) => Assert.Throws<FormatException>(() => CanonicalJson.Serialize(json));

    [Fact]
    public void Hash_is_lower_hex_sha256() =>
        Assert.Equal("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a", CanonicalJson.Hash(" { } "));
}
