using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using EGovPlatform.Criteria;
using EGovPlatform.Templates;

namespace EGovPlatform.Cli.Tests;

public sealed class TemplateTests : IDisposable
{
    private const string Set = "dn-2386-2025-commune";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("egov-");

    public void Dispose() => _folder.Delete(recursive: true);

    private string Filled(string name, params (string Input, InputValue Value)[] inputs)
    {
        var declared = new DeclaredValue { Inputs = inputs.ToImmutableSortedDictionary(i => i.Input, i => i.Value, StringComparer.Ordinal), Evidence = ["01/KH-UBND"] };
        var path = Path.Combine(_folder.FullName, name);
        using var file = File.Create(path);
        DeclarationForm.Write(CriteriaSets.Get(Set), file, CultureInfo.GetCultureInfo("vi"), DeclarationInput.Empty.With("NT.3", declared));
        return path;
    }

    [Fact]
    public async Task A_form_is_written_and_read_back_empty()
    {
        var path = Path.Combine(_folder.FullName, "phieu.xlsx");
        var written = await Egov.Run("template", Set, "--out", path);
        Assert.Equal((0, 0), (written.ExitStatus, written.Errors.Count));
        Assert.Contains(path, written.Output);
        var scored = await Egov.Run("score", Set, "--input", path, "--json");
        Assert.Equal((0, 0), (scored.ExitStatus, scored.Errors.Count));
        Assert.Equal(0, JsonDocument.Parse(scored.Output).RootElement.GetProperty("total").GetDecimal());
    }

    [Fact]
    public async Task A_filled_in_form_is_scored()
    {
        var answer = await Egov.Run("score", Set, "--input", Filled("phieu.XLSX", ("count", InputValue.Of(3))), "--json");
        Assert.Equal((0, 0), (answer.ExitStatus, answer.Errors.Count));
        Assert.Equal(1.5m, JsonDocument.Parse(answer.Output).RootElement.GetProperty("total").GetDecimal());
    }

    [Theory]
    [InlineData("vi", "Trang tính NT, ô F", "số nguyên")]
    [InlineData("en", "Sheet NT, cell F", "whole number")]
    public async Task A_wrong_cell_is_named_on_standard_error(string language, string place, string expected)
    {
        foreach (var value in new[] { InputValue.Of("ba"), InputValue.Of(2.5m) })
        {
            var answer = await Egov.Run("score", Set, "--input", Filled("sai.xlsx", ("count", value)), "--lang", language);
            Assert.Equal(1, answer.ExitStatus);
            var error = Assert.Single(answer.Errors);
            Assert.StartsWith($"egov: {place}", error);
            Assert.Contains(expected, error);
        }
    }

    [Fact]
    public async Task What_is_no_form_of_the_set_is_invalid_input()
    {
        foreach (var (set, file) in new[] { ("tth-1784-2018-commune", Filled("khac.xlsx")), (Set, _folder.File("bang.xlsx", "code;value")) })
        {
            var answer = await Egov.Run("score", set, "--input", file);
            Assert.Equal((1, ""), (answer.ExitStatus, answer.Output));
            Assert.StartsWith("egov: ", Assert.Single(answer.Errors));
        }
    }

    [Fact]
    public async Task Wrong_usage_is_said()
    {
        foreach (var arguments in new string[][] { ["template", Set], ["template", "no-such-set", "--out", "x.xlsx"], ["template", Set, "--out", "/no-such-folder/x.xlsx"], ["score", Set, "--input", "no-such-file.xlsx"] })
        {
            var answer = await Egov.Run(arguments);
            Assert.Equal((2, ""), (answer.ExitStatus, answer.Output));
            Assert.NotEmpty(answer.Errors);
        }
    }
}
