using System.Text;
using Millibar.Engines.Files;

namespace Millibar.Engines.Tests.Files;

public sealed class BlobFolderTests : IDisposable
{
    /// <summary>SHA-256 of "abc", from FIPS 180-2, appendix B.1.</summary>
    private const string HashOfAbc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    private readonly ScratchFolder _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Equal_bytes_are_stored_once_under_their_hash()
    {
        var blobs = new BlobFolder(_folder.File("blobs"));
        Assert.False(blobs.Contains(HashOfAbc));
        Assert.Equal((HashOfAbc, true), await blobs.AddAsync(Bytes("abc"), Ct));
        Assert.Equal((HashOfAbc, false), await blobs.AddAsync(Bytes("abc"), Ct));
        Assert.True(blobs.Contains(HashOfAbc));
        Assert.Equal([_folder.File($"blobs/ba/{HashOfAbc[2..]}")], Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories));
        using var reader = new StreamReader(await blobs.OpenAsync(HashOfAbc, Ct));
        Assert.Equal("abc", await reader.ReadToEndAsync(Ct));
    }

    [Fact]
    public async Task A_changed_or_missing_file_is_noticed_when_it_is_read()
    {
        var blobs = new BlobFolder(_folder.File("blobs"));
        Assert.Equal("blob-missing", (await Assert.ThrowsAsync<MillibarException>(() => blobs.OpenAsync(HashOfAbc, Ct))).Code);
        await blobs.AddAsync(Bytes("abc"), Ct);
        await File.WriteAllTextAsync(_folder.File($"blobs/ba/{HashOfAbc[2..]}"), "abd", Ct);
        Assert.Equal("blob-corrupt", (await Assert.ThrowsAsync<MillibarException>(() => blobs.OpenAsync(HashOfAbc, Ct))).Code);
    }

    [Fact]
    public async Task A_cancelled_or_failing_copy_leaves_nothing()
    {
        var blobs = new BlobFolder(_folder.File("blobs"));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => blobs.AddAsync(Bytes("abc"), new CancellationToken(canceled: true)));
        Assert.Empty(Directory.GetFiles(_folder.File("blobs"), "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Many_at_once_store_the_same_bytes_without_harm()
    {
        var blobs = new BlobFolder(_folder.File("blobs"));
        var added = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => blobs.AddAsync(Bytes(new string('x', 100_000)), Ct))));
        Assert.Single(added.Select(one => one.Hash).Distinct());
        Assert.Single(Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD")]
    public async Task A_name_that_is_no_hash_leads_nowhere(string name) =>
        await Assert.ThrowsAsync<ArgumentException>(() => new BlobFolder(_folder.Path).OpenAsync(name, Ct));

    private static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));
}
