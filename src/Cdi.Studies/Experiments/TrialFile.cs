using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Cdi.Estimation.Replays;

namespace Cdi.Studies.Experiments;

/// <summary>Trials as bytes: a line of JSON that says whose they are, then numbers, little-endian, then SHA-256 of all before it.</summary>
/// <param name="Key">Key of the experiment.</param>
/// <param name="Trials">Trials of each of its cells.</param>
/// <param name="Part">Which part of the experiment, from 1; 0 where the file is of one machine.</param>
/// <param name="Parts">How many parts there are; 0 likewise.</param>
/// <param name="Blocks">The trials.</param>
public sealed record TrialFile(string Key, int Trials, int Part, int Parts, IReadOnlyList<(ExperimentBlock Block, TrialBlock Trials)> Blocks)
{
    private const int Form = 1;
    private const int LongestHead = 1 << 22;

    /// <summary>Bytes of the digest.</summary>
    public const int DigestLength = 32;

    /// <summary>The bytes: the same for the same trials.</summary>
    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        WriteHead(stream);
        stream.WriteByte((byte)'\n');
        var numbers = new double[ReplayedEstimate.Numbers];
        Span<byte> bytes = stackalloc byte[sizeof(double)];
        foreach (var (_, trials) in Blocks)
        {
            foreach (var labels in trials.Labels)
            {
                BinaryPrimitives.WriteInt32LittleEndian(bytes, labels);
                stream.Write(bytes[..sizeof(int)]);
            }

            foreach (var estimate in trials.Estimates)
            {
                estimate.CopyTo(numbers);
                foreach (var number in numbers)
                {
                    BinaryPrimitives.WriteDoubleLittleEndian(bytes, number);
                    stream.Write(bytes);
                }
            }
        }

        stream.Write(SHA256.HashData(stream.GetBuffer().AsSpan(0, (int)stream.Length)));
        return stream.ToArray();
    }

    /// <summary>The digest at the end of the bytes, in lower-case hexadecimal: the content's address.</summary>
    /// <param name="bytes">Bytes of a file.</param>
    public static string Address(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(bytes[^DigestLength..]);

    /// <summary>Reads the bytes; null where they are damaged, cut off or of something else.</summary>
    /// <param name="bytes">Bytes of a file.</param>
    public static TrialFile? Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length <= DigestLength || !SHA256.HashData(bytes[..^DigestLength]).AsSpan().SequenceEqual(bytes[^DigestLength..])) return null;
        var end = bytes.IndexOf((byte)'\n');
        if (end is <= 0 or > LongestHead) return null;
        try
        {
            using var head = JsonDocument.Parse(Encoding.UTF8.GetString(bytes[..end]));
            return OfHead(head.RootElement, bytes[(end + 1)..^DigestLength]);
        }
        catch (Exception other) when (other is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null; // a file of another kind that happens to end with its digest
        }
    }

    private void WriteHead(Stream stream)
    {
        using var json = new Utf8JsonWriter(stream);
        json.WriteStartObject();
        json.WriteNumber("cdi_trials", Form);
        json.WriteString("experiment", Key);
        json.WriteNumber("trials", Trials);
        json.WriteNumber("part", Part);
        json.WriteNumber("parts", Parts);
        json.WriteStartArray("blocks");
        foreach (var (block, trials) in Blocks)
        {
            json.WriteStartArray();
            foreach (var number in (ReadOnlySpan<int>)[block.Draws, block.First, block.Count, trials.Series]) json.WriteNumberValue(number);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static TrialFile? OfHead(JsonElement head, ReadOnlySpan<byte> body)
    {
        if (head.GetProperty("cdi_trials").GetInt32() != Form) return null;
        var blocks = new List<(ExperimentBlock, TrialBlock)>();
        foreach (var block in head.GetProperty("blocks").EnumerateArray())
        {
            var (draws, first, count, series) = (block[0].GetInt32(), block[1].GetInt32(), block[2].GetInt32(), block[3].GetInt32());
            var length = ((long)count * sizeof(int)) + ((long)count * series * ReplayedEstimate.Numbers * sizeof(double));
            if (count < 1 || series < 0 || length > body.Length) return null;
            blocks.Add((new(draws, first, count), Block(first, count, series, body)));
            body = body[(int)length..];
        }

        return body.IsEmpty
            ? new(head.GetProperty("experiment").GetString() ?? "", head.GetProperty("trials").GetInt32(), head.GetProperty("part").GetInt32(),
                head.GetProperty("parts").GetInt32(), blocks)
            : null;
    }

    private static TrialBlock Block(int first, int count, int series, ReadOnlySpan<byte> body)
    {
        var labels = ImmutableArray.CreateBuilder<int>(count);
        for (var trial = 0; trial < count; trial++) labels.Add(BinaryPrimitives.ReadInt32LittleEndian(body[(trial * sizeof(int))..]));
        body = body[(count * sizeof(int))..];
        var estimates = ImmutableArray.CreateBuilder<ReplayedEstimate>(count * series);
        Span<double> numbers = stackalloc double[ReplayedEstimate.Numbers];
        for (var index = 0; index < count * series; index++)
        {
            for (var number = 0; number < numbers.Length; number++)
            {
                numbers[number] = BinaryPrimitives.ReadDoubleLittleEndian(body);
                body = body[sizeof(double)..];
            }

            estimates.Add(ReplayedEstimate.Of(numbers));
        }

        return new(first, labels.MoveToImmutable(), estimates.MoveToImmutable());
    }
}
