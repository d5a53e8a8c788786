using System.Collections.Immutable;
using EGovPlatform.Criteria;

namespace EGovPlatform.Benchmarks;

/// <summary>Made-up declarations, the same for the same number: every figure that a set asks for, in one of its forms, valid for nearly all criteria.</summary>
public static class MadeUpDeclarations
{
    public static DeclarationInput Of(CriteriaSet set, int number)
    {
        ArgumentNullException.ThrowIfNull(set);
        // No secret depends on these figures: they are to be the same in every run.
#pragma warning disable CA5394
        var random = new Random(number);
        var values = ImmutableSortedDictionary.CreateBuilder<string, DeclaredValue>(StringComparer.Ordinal);
        foreach (var criterion in set.Criteria)
        {
            if (random.Next(40) == 0) continue;
            values[criterion.Code] = new DeclaredValue
            {
                Inputs = criterion.NotApplicable != NotApplicablePolicy.Never && random.Next(12) == 0 ? ImmutableSortedDictionary<string, InputValue>.Empty : Inputs(criterion.Rule, random),
                Evidence = random.Next(50) == 0 ? [] : ["01/BC-UBND"],
                NotApplicable = criterion.NotApplicable != NotApplicablePolicy.Never && random.Next(12) == 0,
            };
        }
        return DeclarationInput.Empty with { UnitCode = $"U{number}", Values = values.ToImmutable() };
    }

    private static ImmutableSortedDictionary<string, InputValue> Inputs(Rule rule, Random random)
    {
        var inputs = ImmutableSortedDictionary.CreateBuilder<string, InputValue>(StringComparer.Ordinal);
        foreach (var input in rule.Inputs)
        {
            if (input.Name.EndsWith("percent", StringComparison.Ordinal) && rule.Inputs.Any(i => i.Name.EndsWith("numerator", StringComparison.Ordinal))) continue;
            inputs[input.Name] = input.Type switch
            {
                InputType.Option => InputValue.Of(input.Options[random.Next(input.Options.Count)].Id),
                InputType.Flag => InputValue.Of(random.Next(2) == 0),
                InputType.Text => InputValue.Of("Đã thực hiện"),
                InputType.Percent => InputValue.Of(random.Next(1001) / 10m),
                _ => InputValue.Of(input.Name.EndsWith("numerator", StringComparison.Ordinal) ? random.Next(700) : input.Name is "checked" || input.Name.EndsWith("denominator", StringComparison.Ordinal) ? random.Next(700, 1500) : random.Next(20)),
            };
        }
        return inputs.ToImmutable();
    }
#pragma warning restore CA5394
}
