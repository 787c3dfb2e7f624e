using Cdi.Cli.Compilation;
using Cdi.Testing;

namespace Cdi.Cli.Tests;

/// <summary>Compiled code that is kept on disk is code that will be run: only what was written here, whole, is read back.</summary>
public sealed class StudyCacheTests : IDisposable
{
    private const string Key = "00ff";
    private const string OtherKey = "00fe";
    private static readonly byte[] Content = [1, 2, 3, 4];

    private readonly string folder = Path.Combine(PrivatePlace.Fresh(), "studies");

    private StudyCache Cache => new(folder);

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(folder) ?? folder, recursive: true);

    [PrivateFact]
    public void What_was_written_is_read_back()
    {
        Assert.True(Cache.Write(Key, Content));
        Assert.Equal(Content, Cache.Read(Key));
    }

    [PrivateFact]
    public void Nothing_is_read_where_nothing_was_written() => Assert.Null(Cache.Read(Key));

    [PrivateFact]
    public void No_unfinished_file_stays_behind()
    {
        Cache.Write(Key, Content);
        Assert.Equal([Key + ".study", "seal.key"], Directory.EnumerateFiles(folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
    }

    [PrivateTheory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(35)]
    public void A_damaged_byte_makes_an_entry_absent(int position)
    {
        Cache.Write(Key, Content);
        var bytes = File.ReadAllBytes(Entry(Key));
        bytes[position] ^= 1;
        File.WriteAllBytes(Entry(Key), bytes);
        Assert.Null(Cache.Read(Key));
    }

    [PrivateTheory]
    [InlineData(0)]
    [InlineData(20)]
    [InlineData(34)]
    public void An_entry_cut_short_is_absent(int length)
    {
        Cache.Write(Key, Content);
        File.WriteAllBytes(Entry(Key), File.ReadAllBytes(Entry(Key))[..length]);
        Assert.Null(Cache.Read(Key));
    }

    [PrivateFact]
    public void The_entry_of_another_study_under_this_name_is_absent()
    {
        Cache.Write(OtherKey, Content);
        File.Move(Entry(OtherKey), Entry(Key));
        Assert.Null(Cache.Read(Key));
    }

    [PrivateFact]
    public void A_damaged_entry_is_replaced_by_the_next_write()
    {
        Cache.Write(Key, Content);
        File.WriteAllBytes(Entry(Key), [9]);
        Cache.Write(Key, Content);
        Assert.Equal(Content, Cache.Read(Key));
    }

    [PrivateFact]
    public void The_folder_belongs_to_its_user_alone()
    {
        Cache.Write(Key, Content);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
        }
    }

    [PrivateFact]
    public void A_folder_that_others_can_write_to_is_not_used()
    {
        Cache.Write(Key, Content);
        if (OperatingSystem.IsWindows()) return;
        File.SetUnixFileMode(folder, File.GetUnixFileMode(folder) | UnixFileMode.OtherWrite);
        Assert.Null(Cache.Read(Key));
        Assert.False(Cache.Write(OtherKey, Content));
    }

    [PrivateFact]
    public void Where_no_folder_can_be_made_nothing_is_kept()
    {
        File.WriteAllText(folder, "a file in the way");
        Assert.False(Cache.Write(Key, Content));
        Assert.Null(Cache.Read(Key));
        File.Delete(folder);
    }

    private string Entry(string key) => Path.Combine(folder, key + ".study");
}
