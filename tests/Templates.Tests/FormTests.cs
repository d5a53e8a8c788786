using System.Collections;
using System.Globalization;
using System.Resources;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using EGovPlatform.Criteria;
using EGovPlatform.Templates.Reading;

namespace EGovPlatform.Templates.Tests;

/// <summary>What a form holds before anybody fills it in.</summary>
public class FormTests
{
    private static MemoryStream Written(CriteriaSet set, CultureInfo language)
    {
        var stream = new MemoryStream();
        DeclarationForm.Write(set, stream, language);
        stream.Position = 0;
        return stream;
    }

    public static TheoryData<string> Sets => [.. CriteriaSets.All.Select(s => s.Id), EveryKindSet.Set.Id];

    private static CriteriaSet Find(string id) => CriteriaSets.Find(id) ?? EveryKindSet.Set;

    [Theory]
    [MemberData(nameof(Sets))]
    public void A_form_is_valid_by_the_file_formats_schema(string id)
    {
        foreach (var language in new[] { FormLanguages.Vietnamese, FormLanguages.English })
        {
            using var document = SpreadsheetDocument.Open(Written(Find(id), language), isEditable: false);
            var errors = new OpenXmlValidator(FileFormatVersions.Office2013).Validate(document).Select(e => $"{e.Path?.XPath}: {e.Description}").Take(5).ToList();
            Assert.True(errors.Count == 0, string.Join('\n', errors));
        }
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void Every_criterion_stands_in_it_with_its_words_and_what_it_asks(string id)
    {
        var set = Find(id);
        var cells = WorkbookReader.Read(Written(set, FormLanguages.Vietnamese));
        foreach (var group in set.Groups)
        {
            var sheet = cells.Where(c => c.Sheet == group.Code).ToList();
            foreach (var criterion in group.Criteria)
            {
                Assert.Contains(sheet, c => c.Text.StartsWith(criterion.Title.Vi, StringComparison.Ordinal) && c.Text.Contains(criterion.Text.Trim(), StringComparison.Ordinal)
                    && c.Text.Contains(criterion.EvidenceText ?? "", StringComparison.Ordinal));
                foreach (var input in criterion.Rule.Inputs) Assert.Single(sheet, c => c.Text == Markers.Row(criterion.Code, input.Name));
            }
        }
        Assert.All(set.Content.Information, item => Assert.Contains(cells, c => c.Text.StartsWith(item.Title.Vi, StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void Cells_to_fill_in_are_open_and_checked_and_all_others_locked(string id)
    {
        using var document = SpreadsheetDocument.Open(Written(Find(id), FormLanguages.Vietnamese), isEditable: false);
        var formats = document.WorkbookPart!.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<CellFormat>().ToList();
        foreach (var group in Find(id).Groups)
        {
            var sheet = document.WorkbookPart.Workbook.Sheets!.Elements<Sheet>().Single(s => s.Name == group.Code);
            var part = ((WorksheetPart)document.WorkbookPart.GetPartById(sheet.Id!)).Worksheet;
            Assert.True(part.GetFirstChild<SheetProtection>()!.Sheet!.Value);
            Assert.Null(part.GetFirstChild<SheetProtection>()!.Password);
            Assert.Equal(PaneStateValues.Frozen, part.Descendants<Pane>().Single().State!.Value);
            var cells = part.Descendants<Cell>().ToDictionary(c => c.CellReference!.Value!);
            Assert.All(cells.Values.Where(c => c.CellFormula is not null), c => Assert.True(Locked(c)));
            foreach (var validation in part.Descendants<DataValidation>())
            {
                var first = validation.SequenceOfReferences!.InnerText!.Split(':')[0];
                Assert.False(Locked(cells[first]));
                Assert.False(string.IsNullOrWhiteSpace(validation.Error!.Value));
            }
        }

        bool Locked(Cell cell) => formats[(int)cell.StyleIndex!.Value].GetFirstChild<Protection>()?.Locked?.Value ?? true;
    }

    [Fact]
    public void A_form_holds_no_value_that_a_spreadsheet_has_not_computed()
    {
        using var document = SpreadsheetDocument.Open(Written(EveryKindSet.Set, FormLanguages.Vietnamese), isEditable: false);
        Assert.All(document.WorkbookPart!.WorksheetParts.SelectMany(p => p.Worksheet.Descendants<Cell>()).Where(c => c.CellFormula is not null), c => Assert.Null(c.CellValue));
        Assert.True(document.WorkbookPart.Workbook.CalculationProperties!.FullCalculationOnLoad!.Value);
    }

    [Fact]
    public void Texts_of_a_set_never_become_formulas()
    {
        var input = DeclarationInput.Empty with { UnitCode = "=HYPERLINK(\"http://example.vn\")" };
        using var form = new MemoryStream();
        DeclarationForm.Write(EveryKindSet.Set, form, FormLanguages.Vietnamese, input);
        form.Position = 0;
        Assert.Equal(input.UnitCode, DeclarationForm.Read(EveryKindSet.Set, form).Input.UnitCode);
    }

    [Fact]
    public void Every_text_stands_in_both_languages()
    {
        var resources = new ResourceManager("EGovPlatform.Templates.Resources.Texts", typeof(DeclarationForm).Assembly);
        var vi = Read(resources, CultureInfo.InvariantCulture);
        var en = Read(resources, CultureInfo.GetCultureInfo("en"));
        Assert.Equal(vi.Keys.Order(StringComparer.Ordinal), en.Keys.Order(StringComparer.Ordinal));
        Assert.All(vi.Concat(en), text => Assert.False(string.IsNullOrWhiteSpace(text.Value)));
        Assert.All(vi, text => Assert.Equal(text.Value.Count(c => c == '{'), en[text.Key].Count(c => c == '{')));
    }

    private static Dictionary<string, string> Read(ResourceManager resources, CultureInfo culture) =>
        resources.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!.Cast<DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string)e.Value!);
}
