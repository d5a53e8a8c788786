namespace EGovPlatform.Criteria;

/// <summary>A sum of exact numbers. Two kinds compute a total with the same code: a fast one that may have to say that it cannot tell, and one that always can.</summary>
internal interface ISum<TSelf>
    where TSelf : struct, ISum<TSelf>
{
    void Add(in Exact value);

    void Add(in TSelf other);

    void Subtract(in TSelf other);

    /// <summary>Multiplies by <paramref name="factor"/> and divides by <paramref name="divisor"/>, both above 0.</summary>
    void Rescale(decimal factor, decimal divisor);

    /// <summary>Holds the sum within a maximum; whether that took something away.</summary>
    bool Cap(decimal max);

    /// <summary>The nearest decimal, as <see cref="Exact.ToDecimal"/>; false where it cannot be told.</summary>
    bool TryNearest(out decimal nearest);
}

/// <summary>The sum as one exact fraction, which can become long: for what <see cref="FastSum"/> cannot tell.</summary>
internal struct SlowSum : ISum<SlowSum>
{
    public Exact Value { get; private set; }

    public void Add(in Exact value) => Value += value;

    public void Add(in SlowSum other) => Value += other.Value;

    public void Subtract(in SlowSum other) => Value -= other.Value;

    public void Rescale(decimal factor, decimal divisor) => Value = Value * factor / divisor;

    public bool Cap(decimal max)
    {
        if (Value <= max) return false;
        Value = max;
        return true;
    }

    public readonly bool TryNearest(out decimal nearest)
    {
        nearest = Value.ToDecimal();
        return true;
    }
}
