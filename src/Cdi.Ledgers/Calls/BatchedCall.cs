namespace Cdi.Ledgers.Calls;

/// <summary>A sending within a batch.</summary>
/// <param name="Key">Key of the request.</param>
/// <param name="Send">Which sending of it, from 1.</param>
public readonly record struct BatchedCall(string Key, int Send)
{
    private const int DigitsOfKey = 48;

    /// <summary>What the provider knows it by: 48 digits of the key, and the sending; providers take 64 characters.</summary>
    public string Name => FormattableString.Invariant($"{Key[..Math.Min(DigitsOfKey, Key.Length)]}-{Send}");
}
