using System.Globalization;
using System.Text.Json;

namespace EGovPlatform.Criteria;

/// <summary>One step of a sum: what is computed, the expression over figures and earlier steps, and what it gives.</summary>
/// <param name="Id">The step's name, s1, s2, …, by which later expressions refer to it.</param>
/// <param name="Text">What the step computes and why, in words.</param>
/// <param name="Expression">The arithmetic, in the language of formula rules (invariant numbers): <c>650 * 2 / 652</c>, <c>min(s1, 2)</c>.</param>
/// <param name="Value">What it gives, as the nearest decimal; later steps take the exact value, not this one.</param>
public sealed record TraceStep(string Id, Bilingual Text, string Expression, decimal Value);

/// <summary>The way from declared figures to points: a person can redo it by hand, and <see cref="Replay"/> does.</summary>
public sealed class Trace
{
    private readonly Func<IReadOnlyList<TraceStep>>? _write;
    private IReadOnlyList<TraceStep>? _steps;

    internal Trace(IReadOnlyList<TraceStep> steps) => _steps = steps;

    /// <summary>A trace whose words are written when they are first read.</summary>
    internal Trace(Func<IReadOnlyList<TraceStep>> write) => _write = write;

    /// <summary>The steps in order, at least one; the last one gives the points.</summary>
    public IReadOnlyList<TraceStep> Steps => _steps ??= _write!();

    /// <summary>
    /// Computes the points again from the steps' expressions alone; the values that the steps state are not looked at. Equal to the points of the
    /// result that the trace came with.
    /// </summary>
    /// <exception cref="FormatException">A step's expression cannot be read, refers to a step that is not before it, or divides by zero.</exception>
    public static decimal Replay(Trace trace)
    {
        ArgumentNullException.ThrowIfNull(trace);
        var values = new Dictionary<string, Exact>(StringComparer.Ordinal);
        var last = Exact.Zero;
        foreach (var step in trace.Steps)
        {
            try
            {
                last = Formula.Parse(step.Expression).Evaluate(values);
            }
            catch (Exception e) when (e is FormulaException or DivideByZeroException or KeyNotFoundException)
            {
                throw new FormatException($"Step {step.Id} cannot be replayed: {e.Message}", e);
            }
            values[step.Id] = last;
        }
        return last.ToDecimal();
    }

    /// <summary>Reads a trace from the JSON of a result: an array of {id, vi, en, expression, value}.</summary>
    /// <exception cref="FormatException">The JSON is no trace.</exception>
    public static Trace Parse(JsonElement json)
    {
        try
        {
            var steps = json.EnumerateArray().Select(step => new TraceStep(
                step.GetProperty("id").GetString()!,
                new Bilingual(step.GetProperty("vi").GetString()!, step.GetProperty("en").GetString()!),
                step.GetProperty("expression").GetString()!,
                step.GetProperty("value").GetDecimal())).ToList();
            return steps.Count > 0 && steps.TrueForAll(s => s.Id is not null && s.Expression is not null)
                ? new(steps)
                : throw new FormatException("A trace has at least one step, each with id and expression.");
        }
        catch (Exception e) when (e is InvalidOperationException or KeyNotFoundException)
        {
            throw new FormatException("The JSON is no trace.", e);
        }
    }

    /// <summary>A line a step: the words, the arithmetic, the value, numbers as the language writes them.</summary>
    public IReadOnlyList<string> Render(CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        var english = culture.TwoLetterISOLanguageName == "en";
        return Steps.Select(step =>
        {
            var value = english ? NumberText.En(step.Value) : NumberText.Vi(step.Value);
            var plain = NumberText.Invariant(step.Value) == step.Expression;
            return plain ? $"{step.Id}: {step.Text.In(culture)}: {value}" : $"{step.Id}: {step.Text.In(culture)}: {step.Expression} = {value}";
        }).ToList();
    }
}
