using System.Security.Cryptography;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A value from outside the application, or a secret that is made for it.</summary>
public class ParameterResource(string name, Func<ParameterDefault?, string> callback, bool secret = false)
    : Resource(name), IManifestExpressionProvider, IValueProvider
{
    private string? value;

    public bool Secret { get; } = secret;

    public ParameterDefault? Default { get; set; }

    public string ValueExpression => $"{{{Name}.value}}";

    /// <exception cref="MissingParameterValueException">Neither configuration nor a default gives it a value.</exception>
    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken) => new(value ??= callback(Default));
}

/// <summary>Where a parameter's value comes from when configuration gives none.</summary>
public abstract class ParameterDefault
{
    public abstract string GetDefaultValue();
}

/// <summary>A random text with at least so many characters of each kind.</summary>
public sealed class GenerateParameterDefault : ParameterDefault
{
    // Without the characters that are easily taken for one another.
    private const string LowerCharacters = "abcdefghjkmnpqrstuvwxyz";
    private const string UpperCharacters = "ABCDEFGHJKMNPQRSTUVWXYZ";
    private const string NumericCharacters = "0123456789";
    private const string SpecialCharacters = "-_.{}~()*+!";

    public int MinLength { get; set; }

    public bool Lower { get; set; } = true;

    public bool Upper { get; set; } = true;

    public bool Numeric { get; set; } = true;

    public bool Special { get; set; } = true;

    public int MinLower { get; set; }

    public int MinUpper { get; set; }

    public int MinNumeric { get; set; }

    public int MinSpecial { get; set; }

    public override string GetDefaultValue()
    {
        var all = string.Concat(
            Lower ? LowerCharacters : "", Upper ? UpperCharacters : "", Numeric ? NumericCharacters : "", Special ? SpecialCharacters : "");
        if (all.Length == 0)
        {
            throw new InvalidOperationException("A generated parameter needs at least one kind of character.");
        }

        var characters = new List<char>();
        Take(LowerCharacters, Lower ? MinLower : 0);
        Take(UpperCharacters, Upper ? MinUpper : 0);
        Take(NumericCharacters, Numeric ? MinNumeric : 0);
        Take(SpecialCharacters, Special ? MinSpecial : 0);
        Take(all, Math.Max(0, MinLength - characters.Count));

        var text = characters.ToArray();
        RandomNumberGenerator.Shuffle<char>(text);
        return new string(text);

        void Take(string from, int count)
        {
            if (count > 0)
            {
                characters.AddRange(RandomNumberGenerator.GetItems<char>(from, count));
            }
        }
    }
}
